namespace AcsDtmf.Emulator.Operations;

/// <summary>The body of a response that repeats only the operation context of the request.</summary>
internal sealed record OperationContextResult(string? OperationContext);
