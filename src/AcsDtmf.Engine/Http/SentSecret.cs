using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>The secret that a request carries, which no text about the request may repeat.</summary>
internal static class SentSecret
{
    /// <summary>Gets the token or the signature that a request was authenticated with; null before it was.</summary>
    internal static string? Of(HttpRequestMessage request)
    {
        if (!request.Headers.TryGetValues(HeaderNames.Authorization, out IEnumerable<string>? values))
        {
            return null;
        }

        string value = values.First();
        int signature = value.LastIndexOf(HeaderNames.SignatureMark, StringComparison.Ordinal);
        return signature < 0 ? value.Substring(value.IndexOf(' ') + 1) : value.Substring(signature + HeaderNames.SignatureMark.Length);
    }
}
