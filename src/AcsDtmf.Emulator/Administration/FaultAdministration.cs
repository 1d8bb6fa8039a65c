using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Serialization;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Sets faults, limits, latency and paging.</summary>
internal static class FaultAdministration
{
    public static IEnumerable<AdministrationRoute> CreateRoutes(EmulatorState state) =>
    [
        AdministrationRoute.Set<FaultRule>(
            "/faults",
            "Adds a fault.",
            """{ "kind": "status", "operation": "stop", "status": 503, "retryAfter": "1", "count": 3 }""",
            state.Faults.Add)
            .AsAction("addFault"),
        AdministrationRoute.Create(HttpMethods.Delete, "/faults", "Removes every fault.", state.Faults.Clear)
            .AsAction("clearFaults"),
        AdministrationRoute.Set<ThrottleSettings>(
            "/ratelimit",
            "Returns 429 above the limits. An empty object removes the limits.",
            """{ "requestsPerSecond": 100, "retryAfter": "seconds", "retryAfterSeconds": 1 }""",
            state.Admission.Apply)
            .AsAction("setRateLimit"),
        AdministrationRoute.Set<LatencySettings>(
            "/latency",
            "Delays every request.",
            """{ "latencyMs": 50 }""",
            settings => state.Latency = settings.Latency)
            .AsAction("setLatency"),
        AdministrationRoute.Set<PagingSettings>(
            "/paging",
            "Sets the page size of participant lists.",
            """{ "participantPageSize": 2 }""",
            settings => state.Paging.PageSize = settings.ParticipantPageSize)
            .AsAction("setPaging"),
    ];

    private sealed record LatencySettings
    {
        [AllowedRange(0, MillisecondsConverter.MaximumDelay)]
        [JsonPropertyName("latencyMs")]
        [JsonConverter(typeof(MillisecondsConverter))]
        public required TimeSpan Latency { get; init; }
    }

    private sealed record PagingSettings
    {
        [AllowedRange(1, int.MaxValue)]
        public required int ParticipantPageSize { get; init; }
    }
}
