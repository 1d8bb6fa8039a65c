using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes the value of a response header.</summary>
internal sealed class HeaderValueSchema : Schema
{
    private const char First = ' ';
    private const char Last = '~';

    public override string Expected => "a string of printable ASCII characters";

    public override JsonObject Describe() => new() { ["type"] = "string", ["pattern"] = $"^[{First}-{Last}]*$" };

    public override JsonNode Read(JsonElement value, string field)
    {
        return value.ValueKind is JsonValueKind.String && value.GetString()!.All(character => character is >= First and <= Last)
            ? JsonValue.Create(value.GetString()!)
            : throw WrongType(value, field);
    }
}
