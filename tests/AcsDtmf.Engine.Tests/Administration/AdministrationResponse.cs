using System.Text.Json.Nodes;

namespace AcsDtmf.Engine.Tests.Administration;

/// <summary>A response of the administration API.</summary>
public sealed record AdministrationResponse(int Status, string Allow, string Body)
{
    public string? ErrorCode => (string?)JsonNode.Parse(Body)?["error"]?["code"];

    public string? Message => (string?)JsonNode.Parse(Body)?["error"]?["message"];
}
