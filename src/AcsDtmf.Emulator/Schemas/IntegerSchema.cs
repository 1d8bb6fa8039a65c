using System;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes an integer in a range.</summary>
internal sealed class IntegerSchema(int minimum, int maximum) : Schema
{
    public override string Expected => FormattableString.Invariant($"an integer from {minimum} to {maximum}");

    public override JsonObject Describe() => new() { ["type"] = "integer", ["minimum"] = minimum, ["maximum"] = maximum };

    public override JsonNode Read(JsonElement value, string field)
    {
        return value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out int number) && number >= minimum && number <= maximum
            ? JsonValue.Create(number)
            : throw WrongType(value, field);
    }
}
