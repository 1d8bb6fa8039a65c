using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes a JSON value: the OpenAPI document publishes the description, and requests are validated against it.</summary>
internal abstract class Schema
{
    /// <summary>Gets the noun phrase that names the expected value in messages.</summary>
    public abstract string Expected { get; }

    /// <summary>Describes the value in the vocabulary of JSON Schema.</summary>
    public abstract JsonObject Describe();

    /// <summary>Validates a value and returns it in the only spelling that the serializer reads.</summary>
    /// <param name="value">The value.</param>
    /// <param name="field">The name of the field, which messages contain.</param>
    /// <exception cref="InvalidBodyException">The value does not match the schema.</exception>
    public abstract JsonNode Read(JsonElement value, string field);

    protected InvalidBodyException WrongType(JsonElement value, string field) =>
        InvalidBodyException.InvalidValue($"The {field} {Quote(value)} is not {Expected}.");

    protected static string Quote(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => QuotedText.Of(value.GetString()!),
        JsonValueKind.Object => "{…}",
        JsonValueKind.Array => "[…]",
        _ => QuotedText.Shorten(value.GetRawText()),
    };
}
