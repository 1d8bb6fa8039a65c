using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes an object whose fields depend on the value of one field.</summary>
/// <param name="selector">The name of that field.</param>
/// <param name="variants">The variants.</param>
internal sealed class VariantSchema(string selector, IReadOnlyCollection<Variant> variants) : Schema
{
    private readonly Field _selector = new(selector, ChoiceSchema.Of(variants.Select(variant => variant.Name)), IsRequired: true);

    private readonly Dictionary<string, ObjectSchema> _schemas = variants.ToDictionary(
        variant => variant.Name,
        variant => new ObjectSchema([new Field(selector, ChoiceSchema.Of([variant.Name]), IsRequired: true), .. variant.Fields]));

    public override string Expected => "an object";

    public override JsonObject Describe() => new()
    {
        ["oneOf"] = new JsonArray([.. variants.Select(Describe)]),
    };

    public override JsonNode Read(JsonElement value, string field)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw WrongType(value, field);
        }

        JsonProperty selected = value.EnumerateObject()
            .FirstOrDefault(property => property.Name.Equals(_selector.Name, StringComparison.OrdinalIgnoreCase));
        if (selected.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            throw InvalidBodyException.MissingField(_selector, field);
        }

        string name = (string)_selector.Schema.Read(selected.Value, ObjectSchema.NameOf(_selector, field))!;
        return _schemas[name].Read(value, field);
    }

    private JsonObject Describe(Variant variant)
    {
        JsonObject description = _schemas[variant.Name].Describe();
        description["description"] = variant.Summary;
        return description;
    }
}

/// <summary>One variant of an object.</summary>
/// <param name="Name">The value that selects the variant.</param>
/// <param name="Summary">The description of the variant, as one sentence.</param>
/// <param name="Fields">The fields, without the one that selects the variant.</param>
internal sealed record Variant(string Name, string Summary, IEnumerable<Field> Fields);
