using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace AcsDtmf.Engine.Wire;

/// <summary>
/// Reads the body of an error response. It can be the service's JSON, plain text, a proxy's page, empty, or a truncated form of these.
/// </summary>
internal static class ErrorReader
{
    // In characters. Every message of the service is shorter.
    private const int LongestText = 300;

    // The schema allows unlimited nesting, but the service's errors are not deeper.
    private const int DeepestNesting = 8;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body's bytes.</param>
    /// <param name="isComplete">Whether the bytes are the whole body.</param>
    /// <param name="secret">The secret of the request, which is masked in all texts; null for none.</param>
    /// <returns>The error if the body is the service's JSON, otherwise the truncated text; both null if the body is empty.</returns>
    internal static (CommunicationError? Error, string? Text) Read(ArraySegment<byte> body, bool isComplete, string? secret = null)
    {
        if (body.Count == 0)
        {
            return (null, null);
        }

        // Invalid UTF-8 becomes replacement characters. A byte order mark is removed, because JSON does not allow it.
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
            // Not JSON, truncated, or with an unpaired surrogate: shown as plain text.
        }

        return (null, Shorten(ForeignText.OneLine(text, secret), isComplete));
    }

    /// <summary>Returns a code that can be part of an error id: the service's code, or one derived from the status.</summary>
    internal static string CodeOf(CommunicationError? error, int status)
    {
        string code = new((error?.Code ?? string.Empty).Where(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.').ToArray());
        return code.Length is > 0 and <= 100 ? code : $"Http{status}";
    }

    /// <summary>Describes an error response in one line.</summary>
    internal static string Describe(int status, string? reason, CommunicationError? error, string? text)
    {
        string head = string.IsNullOrEmpty(reason) ? $"{status}" : $"{status} {Shorten(reason!, isWhole: true)}";
        string? code = error?.Code is { } given ? Shorten(given, isWhole: true) : null;
        string? message = error?.Message is { } said ? Shorten(said, isWhole: true) : text;
        return (code, message) switch
        {
            (null, null) => $"The service answered {head} with an empty body.",
            (null, _) => $"The service answered {head}: {message}",
            (_, null) => $"The service answered {head}, code {code}.",
            _ => $"The service answered {head}, code {code}: {message}",
        };
    }

    private static CommunicationError ReadError(JsonElement element, string? secret, int depth) => new()
    {
        Code = ReadText(element, "code", secret), // The contract says string, but a number is accepted too.
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

    /// <summary>Returns the text as one line of limited length.</summary>
    private static string Shorten(string text, bool isWhole)
    {
        string line = string.Join(" ", DisplayText.OneLine(text).Split([' '], StringSplitOptions.RemoveEmptyEntries));
        string shown = line.Length > LongestText ? line.Remove(LongestText) : line;
        return shown.Length < line.Length || !isWhole ? shown + " …" : shown;
    }
}
