using System;
using System.Text;
using System.Text.Json;

namespace AcsDtmf.Engine.Events;

/// <summary>What Azure Automation hands to a runbook that a webhook started: the body of the request, among other things.</summary>
internal static class WebhookData
{
    private const string RequestBody = "RequestBody";

    /// <summary>Finds the body in the data as an object.</summary>
    /// <returns>The body; null when the object is something else.</returns>
    /// <exception cref="InvalidOperationException">A name or text in it is not valid Unicode.</exception>
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
    /// Finds the body in the data as runbooks of PowerShell 7 get it: as text with braces and colons like JSON, but without a quotation
    /// mark that is not the body's own.
    /// </summary>
    /// <returns>The body; null when the text is something else.</returns>
    internal static string? FindBody(ReadOnlySpan<char> text)
    {
        int at = text.IndexOf((RequestBody + ":").AsSpan(), StringComparison.Ordinal);
        if (at < 0 || !text.StartsWith("{WebhookName:".AsSpan(), StringComparison.Ordinal))
        {
            return null;
        }

        string rest = text.Slice(at + RequestBody.Length + 1).ToString();
        try
        {
            // The headers follow the body, and are no more JSON than the rest; so only its first value is read.
            byte[] utf8 = Encoding.UTF8.GetBytes(rest);
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            reader.Skip();
            return Encoding.UTF8.GetString(utf8, 0, (int)reader.BytesConsumed);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
