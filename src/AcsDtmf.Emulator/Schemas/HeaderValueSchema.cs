using System.Linq;
using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Schemas;

/// <summary>Describes the value of a response header.</summary>
internal sealed class HeaderValueSchema : TextSchema
{
    private const char First = ' ';
    private const char Last = '~';

    public override string Expected => "a string of printable ASCII characters";

    public override JsonObject Describe() => new() { ["type"] = "string", ["pattern"] = $"^[{First}-{Last}]*$" };

    protected override bool IsValid(string text) => text.All(character => character is >= First and <= Last);
}
