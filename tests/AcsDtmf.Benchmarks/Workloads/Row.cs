namespace AcsDtmf.Benchmarks.Workloads;

/// <summary>One row of the job.</summary>
internal sealed record Row(string CallConnectionId, string TargetParticipant, string OperationContext);
