using System;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes the address of a webhook.</summary>
internal sealed class UriSchema : TextSchema
{
    public override string Expected => "an absolute http or https URI";

    public override JsonObject Describe() => new() { ["type"] = "string", ["format"] = "uri", ["pattern"] = "^[Hh][Tt][Tt][Pp][Ss]?://" };

    protected override bool IsValid(string text)
    {
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
    }
}
