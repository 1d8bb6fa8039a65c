using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes tones, as one text or as an array of texts. An integer is read as its digits.</summary>
internal sealed class ToneSequenceSchema : Schema
{
    private static readonly string Allowed =
        $"Allowed tones: {string.Join(", ", Tones.Words)}, and the keys 0 to 9, A to D, # and *.";

    public override string Expected => "a string or an array of tones";

    public override JsonObject Describe() => new()
    {
        ["description"] = "One or more tones in each text, such as 'pound' or '12#'. " + Allowed,
        ["oneOf"] = new JsonArray(
            DescribeTone(),
            new JsonObject { ["type"] = "array", ["items"] = DescribeTone() }),
    };

    public override JsonNode Read(JsonElement value, string field)
    {
        IEnumerable<JsonElement> elements = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : [value];
        return new JsonArray([.. elements.SelectMany(element => Parse(element, field)).Select(tone => JsonValue.Create(tone))]);
    }

    private static JsonObject DescribeTone() => new() { ["type"] = new JsonArray("string", "integer") };

    private IReadOnlyList<string> Parse(JsonElement value, string field)
    {
        string text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => throw WrongType(value, field),
        };
        return Tones.TryParse(text, out IReadOnlyList<string>? tones)
            ? tones
            : throw InvalidBodyException.InvalidValue($"The value {Quote(value)} of {field} is not a tone. {Allowed}");
    }
}
