using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes a text.</summary>
internal sealed class TextSchema : Schema
{
    public override string Expected => "a string";

    public override JsonObject Describe() => new() { ["type"] = "string" };

    public override JsonNode Read(JsonElement value, string field)
    {
        return value.ValueKind is JsonValueKind.String ? JsonValue.Create(value.GetString()!) : throw WrongType(value, field);
    }
}
