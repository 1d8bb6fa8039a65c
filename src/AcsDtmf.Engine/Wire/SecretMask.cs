namespace AcsDtmf.Engine.Wire;

/// <summary>Takes a secret out of a text that somebody else wrote: there are proxies whose error pages repeat the request.</summary>
internal static class SecretMask
{
    // What is shorter is no secret, and its letters may stand in any text.
    private const int ShortestSecret = 8;

    internal static string? Apply(string? text, string? secret) =>
        text is null || secret is null || secret.Length < ShortestSecret ? text : text.Replace(secret, "***");
}
