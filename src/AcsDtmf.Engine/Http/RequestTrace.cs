using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Formats a request and its response for -Debug. Only listed headers are shown, so that a header that is added to requests later stays
/// hidden until it is known to contain no secret.
/// </summary>
internal static class RequestTrace
{
    // In bytes. Every body that the service sends is shorter.
    private const int LongestBody = 4096;

    private static readonly HashSet<string> ShownHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept",
        "Content-Length",
        "Content-Type",
        "Date",
        "Repeatability-First-Sent",
        "Repeatability-Request-ID",
        "Repeatability-Result",
        "Retry-After",
        "User-Agent",
        "X-Microsoft-Skype-Chain-ID",
        "api-supported-versions",
        "x-ms-client-request-id",
        "x-ms-date",
        "x-ms-request-id",
    };

    // The query of a callback URI often contains a key.
    private static readonly Regex CallbackQuery = new(@"(""operationCallbackUri""\s*:\s*""[^""?]*\?)[^""]*", RegexOptions.CultureInvariant);

    internal static string Describe(CallRequestMessage request, HttpResponseMessage answer, TimeSpan duration)
    {
        string? secret = SentSecret.Of(request);
        StringBuilder text = Start(request, secret);
        text.Append("response ").Append((int)answer.StatusCode).Append(' ').Append(answer.ReasonPhrase).Append(" after ").Append((long)duration.TotalMilliseconds).Append(" ms");
        AppendHeaders(text, answer.Headers);
        if (answer.Content is BufferedContent body)
        {
            AppendHeaders(text, body.Headers);
            AppendBody(text, body.Body, secret);
        }

        return ForeignText.Lines(text.ToString(), secret);
    }

    internal static string Describe(CallRequestMessage request, Exception exception, TimeSpan duration)
    {
        string? secret = SentSecret.Of(request);
        StringBuilder text = Start(request, secret);
        text.Append("no response after ").Append((long)duration.TotalMilliseconds).Append(" ms: ").Append(exception.Message);
        return ForeignText.Lines(text.ToString(), secret);
    }

    private static StringBuilder Start(CallRequestMessage request, string? secret)
    {
        var text = new StringBuilder();
        text.Append(request).Append(" (attempt ").Append(request.Attempts).Append(')');
        AppendHeaders(text, request.Headers);
        if (request.Body is { } body)
        {
            AppendHeaders(text, body.Headers);
            AppendBody(text, body.Segment, secret);
        }

        return text.Append('\n');
    }

    private static void AppendHeaders(StringBuilder text, HttpHeaders headers)
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            if (ShownHeaders.Contains(header.Key))
            {
                text.Append("\n  ").Append(header.Key).Append(": ").Append(string.Join(" ", header.Value));
            }
        }
    }

    private static void AppendBody(StringBuilder text, ArraySegment<byte> body, string? secret)
    {
        if (body.Count > 0)
        {
            string whole = Encoding.UTF8.GetString(body.Array!, body.Offset, body.Count);
            byte[] shown = Encoding.UTF8.GetBytes(ForeignText.Lines(CallbackQuery.Replace(whole, "$1***"), secret));
            text.Append("\n  ").Append(Encoding.UTF8.GetString(shown, 0, Math.Min(shown.Length, LongestBody)));
        }
    }
}
