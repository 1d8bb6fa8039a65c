using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Administration;

/// <summary>How long every request is to take at least.</summary>
internal sealed record LatencyWish
{
    [JsonPropertyName("latencyMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public required TimeSpan Latency { get; init; }
}
