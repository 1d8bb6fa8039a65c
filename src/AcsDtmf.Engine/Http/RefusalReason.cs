namespace AcsDtmf.Engine.Http;

/// <summary>What this side knows of why the service refused a credential.</summary>
/// <param name="Sentence">The reason, as a sentence that goes behind the service's own.</param>
/// <param name="Advice">What to do about it.</param>
internal sealed record RefusalReason(string Sentence, string Advice);
