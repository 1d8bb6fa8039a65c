using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace AcsDtmf.Engine.Wire;

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
    /// <param name="body">The body's bytes.</param>
    /// <param name="isComplete">Whether they are the whole body.</param>
    /// <param name="secret">What the request was authenticated with, which is taken out of all texts; null for none.</param>
    /// <returns>The error, when the body was the service's JSON; otherwise what text there was, shortened; both null when there was nothing.</returns>
    internal static (CommunicationError? Error, string? Text) Read(ArraySegment<byte> body, bool isComplete, string? secret = null)
    {
        if (body.Count == 0)
        {
            return (null, null);
        }

        // Bytes that are no UTF-8 become replacement characters here, and cost no more than themselves; a byte order mark is no JSON.
        string text = Encoding.UTF8.GetString(body.Array!, body.Offset, body.Count).TrimStart('\uFEFF');
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.GetObject("error") is { } error)
            {
                return (ReadError(error, secret, depth: 0), null);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or cut off, or with an escape of half a character: it is shown as the text it is.
        }

        return (null, Shorten(ForeignText.OneLine(text, secret), isComplete));
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
        string head = string.IsNullOrEmpty(reason) ? $"{status}" : $"{status} {Shorten(reason!, isWhole: true)}";
        string? code = error?.Code is { } given ? Shorten(given, isWhole: true) : null;
        string? message = error?.Message is { } said ? Shorten(said, isWhole: true) : text;
        return (code, message) switch
        {
            (null, null) => $"The service answered {head} without a word.",
            (null, _) => $"The service answered {head}: {message}",
            (_, null) => $"The service answered {head}, code {code}.",
            _ => $"The service answered {head}, code {code}: {message}",
        };
    }

    private static CommunicationError ReadError(JsonElement element, string? secret, int depth) => new()
    {
        Code = ReadText(element, "code", secret), // A text by the contract; one that comes as a number is understood all the same.
        Message = ReadText(element, "message", secret),
        Target = ReadText(element, "target", secret),
        Details = ReadDetails(element, secret, depth),
        InnerError = depth < DeepestNesting && element.GetObject("innererror") is { } inner ? ReadError(inner, secret, depth + 1) : null,
    };

    private static string? ReadText(JsonElement element, string name, string? secret) =>
        element.GetText(name) is { } text ? ForeignText.Lines(text, secret) : null;

    private static IReadOnlyList<CommunicationError> ReadDetails(JsonElement element, string? secret, int depth) =>
        depth < DeepestNesting
            ? element.GetItems("details")
                .Where(detail => detail.ValueKind == JsonValueKind.Object)
                .Select(detail => ReadError(detail, secret, depth + 1))
                .ToArray()
            : [];

    /// <summary>One line of limited length, however the page was laid out.</summary>
    private static string Shorten(string text, bool isWhole)
    {
        string line = string.Join(" ", DisplayText.OneLine(text).Split([' '], StringSplitOptions.RemoveEmptyEntries));
        string shown = line.Length > LongestText ? line.Remove(LongestText) : line;
        return shown.Length < line.Length || !isWhole ? shown + " …" : shown;
    }
}
