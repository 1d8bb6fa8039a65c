namespace AcsDtmf.Benchmarks.Workloads;

/// <summary>A row of the job.</summary>
internal sealed record Row(string CallConnectionId, string TargetParticipant, string OperationContext);
