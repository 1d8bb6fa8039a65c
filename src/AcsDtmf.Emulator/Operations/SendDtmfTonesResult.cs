namespace AcsDtmf.Emulator.Operations;

/// <summary>The body that answers sendDtmfTones.</summary>
internal sealed record SendDtmfTonesResult(string? OperationContext);
