using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes a text. Derived classes limit it.</summary>
internal class TextSchema : Schema
{
    public override string Expected => "a string";

    public override JsonObject Describe() => new() { ["type"] = "string" };

    public sealed override JsonNode Read(JsonElement value, string field)
    {
        return value.ValueKind is JsonValueKind.String && value.GetString()! is var text && IsValid(text)
            ? JsonValue.Create(text)
            : throw WrongType(value, field);
    }

    protected virtual bool IsValid(string text) => true;
}
