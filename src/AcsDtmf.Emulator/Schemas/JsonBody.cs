using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Reads JSON text that matches a schema.</summary>
internal static class JsonBody
{
    /// <param name="content">The text.</param>
    /// <param name="schema">The schema of the outermost value.</param>
    /// <param name="name">The name of the outermost value, which messages contain.</param>
    /// <exception cref="InvalidBodyException">The text is not JSON, or it does not match the schema.</exception>
    public static JsonNode Read(Stream content, Schema schema, string name)
    {
        using JsonDocument document = Parse(content, name);
        try
        {
            return schema.Read(document.RootElement, name);
        }
        catch (InvalidOperationException)
        {
            // The parser accepts an unpaired surrogate, but no string can contain it.
            throw InvalidBodyException.InvalidValue($"The {name} contains text that is not valid Unicode.");
        }
    }

    private static JsonDocument Parse(Stream content, string name)
    {
        try
        {
            return JsonDocument.Parse(content);
        }
        catch (JsonException exception)
        {
            string position = FormattableString.Invariant($"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}");
            throw new InvalidBodyException("InvalidJson", $"The {name} is not valid JSON at {position}.");
        }
    }
}
