using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes an array of values with the same schema.</summary>
internal sealed class ListSchema(Schema item) : Schema
{
    public override string Expected => "an array";

    public override JsonObject Describe() => new() { ["type"] = "array", ["items"] = item.Describe() };

    public override JsonNode Read(JsonElement value, string field)
    {
        return value.ValueKind is JsonValueKind.Array
            ? new JsonArray([.. value.EnumerateArray().Select((element, index) => item.Read(element, $"{field}[{index}]"))])
            : throw WrongType(value, field);
    }
}
