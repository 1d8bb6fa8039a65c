namespace AcsDtmf.Engine.Wire;

/// <summary>
/// Makes text from a service, a proxy or the network stack safe to show. Control characters are removed before the secret is masked, because
/// they could split it. Callers truncate only afterwards, because the mask does not recognize a truncated secret.
/// </summary>
internal static class ForeignText
{
    /// <summary>Returns the text as one line that is safe to show.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secret">The secret of the request; null for none.</param>
    internal static string OneLine(string text, string? secret) => SecretMask.Apply(DisplayText.OneLine(text), secret);

    /// <summary>Returns the text, with its line breaks, in a form that is safe to show.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secret">The secret of the request; null for none.</param>
    internal static string Lines(string text, string? secret) => SecretMask.Apply(DisplayText.Lines(text), secret);
}
