using System.Text.Json.Nodes;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes the address of a webhook.</summary>
internal sealed class UriSchema : TextSchema
{
    public override string Expected => "an absolute http or https URI";

    public override JsonObject Describe() => new() { ["type"] = "string", ["format"] = "uri", ["pattern"] = HttpUri.Pattern };

    protected override bool IsValid(string text) => HttpUri.TryParse(text, out _);
}
