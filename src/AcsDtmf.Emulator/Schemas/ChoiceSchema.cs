using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes a text that is one of several values. The comparison ignores case.</summary>
/// <param name="choices">Each allowed spelling and the value that it stands for.</param>
internal sealed class ChoiceSchema(IEnumerable<KeyValuePair<string, string>> choices) : Schema
{
    // The dictionary finds a spelling, and the array keeps the order.
    private readonly Dictionary<string, string> _values = new(choices, StringComparer.OrdinalIgnoreCase);
    private readonly string[] _spellings = [.. choices.Select(choice => choice.Key)];

    public override string Expected => "one of the allowed values: " + Allowed;

    private string Allowed => string.Join(", ", _spellings);

    public static ChoiceSchema Of(IEnumerable<string> values) => new(values.Select(value => KeyValuePair.Create(value, value)));

    public override JsonObject Describe() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. _spellings.Select(spelling => JsonValue.Create(spelling))]),
    };

    public override JsonNode Read(JsonElement value, string field)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            throw WrongType(value, field);
        }

        return _values.TryGetValue(value.GetString()!, out string? known)
            ? JsonValue.Create(known)
            : throw InvalidBodyException.InvalidValue($"The {field} {Quote(value)} is unknown. Allowed values: {Allowed}.");
    }
}
