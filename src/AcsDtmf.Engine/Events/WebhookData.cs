using System;
using System.Text;
using System.Text.Json;

namespace AcsDtmf.Engine.Events;

/// <summary>Reads webhook data, which Azure Automation passes to a runbook that a webhook starts. It contains the body of the request.</summary>
internal static class WebhookData
{
    private const string RequestBody = "RequestBody";

    /// <summary>Finds the body in webhook data that is JSON.</summary>
    /// <returns>The body; null if the element is not webhook data.</returns>
    /// <exception cref="InvalidOperationException">A name or text in the element is not valid Unicode.</exception>
    internal static string? FindBody(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty(RequestBody, out JsonElement body)
            || element.TryGetProperty("type", out _)
            || element.TryGetProperty("eventType", out _))
        {
            return null;
        }

        return body.ValueKind == JsonValueKind.String ? body.GetString() : body.GetRawText();
    }

    /// <summary>
    /// Finds the body in webhook data that is not JSON. Either an event in the body is invalid, or the data has the format that runbooks of
    /// PowerShell 7 receive, with braces and colons like JSON, but with no quotation marks outside the body.
    /// </summary>
    /// <returns>The body; null if the text is not webhook data.</returns>
    internal static string? FindBody(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("{WebhookName:".AsSpan(), StringComparison.Ordinal))
        {
            return FindMember(text) is { } rest ? TakeValue(rest.AsSpan()) : null;
        }

        int at = text.IndexOf((RequestBody + ":").AsSpan(), StringComparison.Ordinal);
        return at < 0 ? null : TakeValue(text.Slice(at + RequestBody.Length + 1));
    }

    /// <summary>Finds the member that contains the body, if the text before it is valid JSON.</summary>
    /// <returns>The text after the member's name; null if there is no such member.</returns>
    private static string? FindMember(ReadOnlySpan<char> text)
    {
        try
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text.ToString());
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !IsEnvelope(reader))
            {
                if (reader.ValueTextEquals(RequestBody))
                {
                    int at = (int)reader.BytesConsumed;
                    return Encoding.UTF8.GetString(utf8, at, utf8.Length - at);
                }

                reader.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The text before the body is not valid JSON either.
        }

        return null;
    }

    private static bool IsEnvelope(in Utf8JsonReader reader) => reader.ValueTextEquals("type") || reader.ValueTextEquals("eventType");

    /// <summary>Returns the object or array at the beginning of a text, up to its closing bracket. It need not be valid JSON.</summary>
    private static string? TakeValue(ReadOnlySpan<char> text)
    {
        int depth = 0;
        bool isWithinText = false;
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            if (isWithinText)
            {
                at += c == '\\' ? 1 : 0;
                isWithinText = c != '"';
            }
            else if (c is '{' or '[')
            {
                depth++;
            }
            else if (c is '}' or ']' && --depth <= 0)
            {
                return depth == 0 ? text.Slice(0, at + 1).ToString() : null;
            }
            else if (depth == 0 && !char.IsWhiteSpace(c))
            {
                return null;
            }
            else
            {
                isWithinText = c == '"';
            }
        }

        return null;
    }
}
