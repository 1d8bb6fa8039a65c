using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes a truth value.</summary>
internal sealed class BooleanSchema : Schema
{
    public override string Expected => "true or false";

    public override JsonObject Describe() => new() { ["type"] = "boolean" };

    public override JsonNode Read(JsonElement value, string field)
    {
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? JsonValue.Create(value.GetBoolean())
            : throw WrongType(value, field);
    }
}
