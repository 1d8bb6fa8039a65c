using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>Finds the secret in a request, so that messages about the request can mask it.</summary>
internal static class SentSecret
{
    /// <summary>Returns the token or the signature of a request; null if it is not authenticated yet.</summary>
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
