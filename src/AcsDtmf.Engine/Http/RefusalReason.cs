namespace AcsDtmf.Engine.Http;

/// <summary>A reason for a refused credential that the module has found.</summary>
/// <param name="Sentence">The reason, as a sentence that follows the service's message.</param>
/// <param name="Advice">The recommended action.</param>
internal sealed record RefusalReason(string Sentence, string Advice);
