using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes an object with known fields. The comparison of names ignores case, and a null field counts as absent.</summary>
internal sealed class ObjectSchema(IEnumerable<Field> fields) : Schema
{
    /// <summary>The name of the outermost object of a request. Messages name its fields without a prefix.</summary>
    public const string Body = "body";

    /// <summary>The name of the outermost object of a file. Messages name its fields without a prefix.</summary>
    public const string Scenario = "scenario";

    private readonly ImmutableArray<Field> _fields = [.. fields];

    public override string Expected => "an object";

    public override JsonObject Describe()
    {
        var description = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(_fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Schema.Describe()))),
            ["additionalProperties"] = false,
        };
        JsonNode[] required = [.. _fields.Where(field => field.IsRequired).Select(field => JsonValue.Create(field.Name))];
        if (required.Length > 0)
        {
            description["required"] = new JsonArray(required);
        }

        return description;
    }

    public override JsonNode Read(JsonElement value, string field)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw WrongType(value, field);
        }

        var result = new JsonObject();
        foreach (JsonProperty property in value.EnumerateObject())
        {
            Field known = Find(property.Name, field);
            if (property.Value.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            if (result.ContainsKey(known.Name))
            {
                throw InvalidBodyException.InvalidValue($"The field '{NameOf(known, field)}' occurs more than once.");
            }

            result[known.Name] = known.Schema.Read(property.Value, NameOf(known, field));
        }

        return _fields.FirstOrDefault(known => known.IsRequired && !result.ContainsKey(known.Name)) is { } missing
            ? throw InvalidBodyException.MissingField(missing, field)
            : result;
    }

    public static string NameOf(Field field, string parent) => parent is Body or Scenario ? field.Name : $"{parent}.{field.Name}";

    private Field Find(string name, string parent)
    {
        return _fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidBodyException(
                "UnknownField",
                $"The field {QuotedText.Of(name)} of the {parent} is unknown. Allowed fields: {string.Join(", ", _fields.Select(field => field.Name))}.");
    }
}
