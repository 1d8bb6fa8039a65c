namespace AcsDtmf.Engine.Wire;

/// <summary>
/// The form in which the engine passes on text that a service, a proxy or the network stack wrote. Control characters go first, because
/// they could divide the secret, and no caller truncates before, because a truncated secret is still most of one.
/// </summary>
internal static class ForeignText
{
    /// <summary>Returns the text as one line that can be shown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secret">What the request was authenticated with; null for none.</param>
    internal static string OneLine(string text, string? secret) => SecretMask.Apply(DisplayText.OneLine(text), secret);

    /// <summary>Returns the text with its line breaks, in a form that can be shown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="secret">What the request was authenticated with; null for none.</param>
    internal static string Lines(string text, string? secret) => SecretMask.Apply(DisplayText.Lines(text), secret);
}
