using System;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes the address of a webhook.</summary>
internal sealed class UriSchema : Schema
{
    public override string Expected => "an absolute http or https URI";

    public override JsonObject Describe() => new() { ["type"] = "string", ["format"] = "uri", ["pattern"] = "^[Hh][Tt][Tt][Pp][Ss]?://" };

    public override JsonNode Read(JsonElement value, string field)
    {
        return value.ValueKind is JsonValueKind.String && IsHttp(value.GetString()!)
            ? JsonValue.Create(value.GetString()!)
            : throw WrongType(value, field);
    }

    private static bool IsHttp(string text)
    {
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
    }
}
