using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Serialization;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Sets faults, limits, latency and paging.</summary>
internal static class FaultAdministration
{
    public static void Map(IEndpointRouteBuilder endpoints, EmulatorState state)
    {
        endpoints.MapPost("/faults", (FaultRule rule) => state.Faults.Add(rule));
        endpoints.MapDelete("/faults", state.Faults.Clear);
        endpoints.MapPost("/ratelimit", (ThrottleSettings settings) => state.Admission.Apply(settings));
        endpoints.MapPost("/latency", (LatencySettings settings) => { state.Latency = settings.Latency; });
        endpoints.MapPost("/paging", (PagingSettings settings) => { state.Paging.PageSize = settings.ParticipantPageSize; });
    }

    private sealed record LatencySettings
    {
        [JsonPropertyName("latencyMs")]
        [JsonConverter(typeof(MillisecondsConverter))]
        public required TimeSpan Latency { get; init; }
    }

    private sealed record PagingSettings
    {
        public required int ParticipantPageSize { get; init; }
    }
}
