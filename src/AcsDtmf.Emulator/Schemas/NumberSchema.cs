using System;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes a number in a range.</summary>
internal sealed class NumberSchema(double minimum, double maximum) : Schema
{
    public override string Expected => FormattableString.Invariant($"a number from {minimum} to {maximum}");

    public override JsonObject Describe() => new() { ["type"] = "number", ["minimum"] = minimum, ["maximum"] = maximum };

    public override JsonNode Read(JsonElement value, string field)
    {
        return value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out double number) && number >= minimum && number <= maximum
            ? JsonValue.Create(number)
            : throw WrongType(value, field);
    }
}
