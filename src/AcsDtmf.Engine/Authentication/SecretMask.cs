using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Takes a secret out of a text that somebody else wrote: there are proxies whose error pages repeat the request.</summary>
internal static class SecretMask
{
    // What is shorter is no secret, and its letters may stand in any text.
    private const int ShortestSecret = 8;

    internal static string? Apply(string? text, string? secret) =>
        text is null || secret is null || secret.Length < ShortestSecret ? text : text.Replace(secret, "***");

    /// <summary>Gets the secret part of what a request was authenticated with: its token, or its signature.</summary>
    internal static string? SentWith(HttpRequestMessage request)
    {
        if (!request.Headers.TryGetValues(HeaderNames.Authorization, out IEnumerable<string>? values))
        {
            return null;
        }

        string value = values.First();
        int signature = value.LastIndexOf(RequestSignature.SignatureMark, StringComparison.Ordinal);
        return signature < 0 ? value.Substring(value.IndexOf(' ') + 1) : value.Substring(signature + RequestSignature.SignatureMark.Length);
    }
}
