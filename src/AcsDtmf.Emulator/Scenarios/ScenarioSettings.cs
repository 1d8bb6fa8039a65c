using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>The fields of a scenario file that have a simple value.</summary>
internal sealed record ScenarioSettings
{
    /// <summary>Gets the address of the JSON schema, which only editors use.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Gets the seed of the random choices. The default is 0.</summary>
    public int Seed { get; init; }
}
