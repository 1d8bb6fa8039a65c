using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AcsDtmf.Engine.Events;

/// <summary>Converts the objects that a JSON parser returned back to JSON.</summary>
internal static class ParsedJson
{
    // The format of the service: fractional digits without trailing zeros, and the offset.
    private const string DateFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256, // A hashtable can contain itself. No event is nested this deeply.
    };

    // If each hashtable contains the next one twice, the length doubles with every level.
    private const int MaximumLength = JsonTextSplitter.LongestValue;

    /// <summary>Writes an object of members (pairs of name and value), items and values.</summary>
    /// <exception cref="InvalidOperationException">The object is nested too deeply or is too large to be an event.</exception>
    internal static string Write(object? value)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        if (writer.BytesPending > MaximumLength)
        {
            throw new InvalidOperationException("The object is too large to be an event.");
        }

        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;

            case string text:
                WriteText(writer, text);
                break;

            case bool truth:
                writer.WriteBooleanValue(truth);
                break;

            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                writer.WriteNumberValue(number);
                break;

            case float number when !float.IsNaN(number) && !float.IsInfinity(number):
                writer.WriteNumberValue(number);
                break;

            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;

            case DateTime or DateTimeOffset:
                writer.WriteStringValue(((IFormattable)value).ToString(DateFormat, CultureInfo.InvariantCulture));
                break;

            case IEnumerable<KeyValuePair<string, object?>> members:
                writer.WriteStartObject();
                foreach (KeyValuePair<string, object?> member in members)
                {
                    writer.WritePropertyName(member.Key);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;

            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;

            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Writes a text. UTF-8 cannot represent an unpaired surrogate, so a text with one is escaped, and is then an error of its own event only.</summary>
    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        try
        {
            writer.WriteStringValue(StrictUtf8.GetBytes(text));
        }
        catch (EncoderFallbackException)
        {
            string escaped = string.Concat(text.Select(c => $"\\u{(int)c:x4}"));
            writer.WriteRawValue($"\"{escaped}\"", skipInputValidation: true);
        }
    }
}
