using System.Text.Json.Nodes;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>A response of the emulated service.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body.</param>
/// <param name="ContentType">The content type, without its parameters.</param>
/// <param name="RepeatabilityResult">The Repeatability-Result header.</param>
public sealed record ServiceAnswer(int Status, string Text, string? ContentType, string? RepeatabilityResult)
{
    /// <summary>Gets the body as JSON.</summary>
    public JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>Gets the code of the error.</summary>
    public string? ErrorCode => (string?)Body["error"]?["code"];

    /// <summary>Gets the message of the error.</summary>
    public string? ErrorMessage => (string?)Body["error"]?["message"];
}
