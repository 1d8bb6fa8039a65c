namespace AcsDtmf.Emulator.Http;

/// <summary>The body of an answer that reports an error.</summary>
internal sealed record CommunicationErrorResponse(CommunicationError Error);
