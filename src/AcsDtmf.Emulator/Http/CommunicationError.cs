namespace AcsDtmf.Emulator.Http;

/// <summary>The error itself; the code is the service's sub-code as text, or a word.</summary>
internal sealed record CommunicationError(string Code, string Message);
