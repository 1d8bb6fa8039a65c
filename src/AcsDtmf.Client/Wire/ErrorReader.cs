using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using AcsDtmf.Client.Authentication;
using AcsDtmf.Client.Http;

namespace AcsDtmf.Client.Wire;

/// <summary>
/// Understands an error answer as far as it can be understood: the service's JSON, or plain text, or a proxy's page, or nothing, or half of any of these.
/// </summary>
internal static class ErrorReader
{
    // Enough for every message of the service; a page of a proxy is not worth more.
    private const int LongestText = 300;

    // The schema nests without end; no answer that helps anyone goes deeper.
    private const int DeepestNesting = 8;

    /// <summary>Reads a body.</summary>
    /// <param name="content">The body; null for none.</param>
    /// <param name="secret">What the request was authenticated with, which is taken out of all texts; null for none.</param>
    /// <returns>The error, when the body was the service's JSON; otherwise what text there was, shortened; both null when there was nothing.</returns>
    internal static (CommunicationError? Error, string? Text) Read(BufferedContent? content, string? secret = null)
    {
        if (content is null || content.Body.Count == 0)
        {
            return (null, null);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(content.Body.AsMemory());
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out JsonElement error)
                && error.ValueKind == JsonValueKind.Object)
            {
                return (ReadError(error, secret, depth: 0), null);
            }
        }
        catch (JsonException)
        {
            // Not JSON, or cut off: it is shown as the text it is.
        }

        return (null, Shorten(SecretMask.Apply(Encoding.UTF8.GetString(content.Body.Array!, content.Body.Offset, content.Body.Count), secret)!, content));
    }

    /// <summary>Gives an answer a code that can be part of an error id: the service's own, or one made of the status.</summary>
    internal static string CodeOf(CommunicationError? error, int status)
    {
        string code = new((error?.Code ?? string.Empty).Where(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.').ToArray());
        return code.Length is > 0 and <= 100 ? code : $"Http{status}";
    }

    /// <summary>Puts an answer into one line.</summary>
    internal static string Describe(int status, string? reason, CommunicationError? error, string? text)
    {
        string head = string.IsNullOrEmpty(reason) ? $"{status}" : $"{status} {reason}";
        string? message = error?.Message ?? text;
        return (error?.Code, message) switch
        {
            (null, null) => $"The service answered {head} without a word.",
            (null, _) => $"The service answered {head}: {message}",
            (_, null) => $"The service answered {head}, code {error!.Code}.",
            _ => $"The service answered {head}, code {error!.Code}: {message}",
        };
    }

    private static CommunicationError ReadError(JsonElement element, string? secret, int depth) => new()
    {
        Code = ReadText(element, "code", secret),
        Message = ReadText(element, "message", secret),
        Target = ReadText(element, "target", secret),
        Details = ReadDetails(element, secret, depth),
        InnerError = depth < DeepestNesting
            && element.TryGetProperty("innererror", out JsonElement inner)
            && inner.ValueKind == JsonValueKind.Object
            ? ReadError(inner, secret, depth + 1)
            : null,
    };

    private static IReadOnlyList<CommunicationError> ReadDetails(JsonElement element, string? secret, int depth) =>
        depth < DeepestNesting && element.TryGetProperty("details", out JsonElement details) && details.ValueKind == JsonValueKind.Array
            ? details.EnumerateArray()
                .Where(detail => detail.ValueKind == JsonValueKind.Object)
                .Select(detail => ReadError(detail, secret, depth + 1))
                .ToArray()
            : [];

    /// <summary>Codes are texts by the contract; one that comes as a number is understood all the same.</summary>
    private static string? ReadText(JsonElement element, string name, string? secret) =>
        !element.TryGetProperty(name, out JsonElement value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.String => SecretMask.Apply(value.GetString(), secret),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };

    private static string Shorten(string text, BufferedContent content)
    {
        // One line, however the page was laid out, and no control character that could speak to a terminal.
        string line = string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        line = new string(line.Where(c => !char.IsControl(c)).Take(LongestText).ToArray());
        bool isCut = line.Length == LongestText || !content.IsComplete;
        return isCut ? line + " …" : line;
    }
}
