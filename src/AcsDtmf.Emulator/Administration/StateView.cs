using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Serialization;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Administration;

/// <summary>The counters and settings of the emulator.</summary>
internal sealed record StateView
{
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets the name of the scenario, or null if there is none.</summary>
    public required string? Scenario { get; init; }

    public required int Calls { get; init; }

    public required TrafficCounters Traffic { get; init; }

    public required DeliveryCounters Events { get; init; }

    public required bool Recording { get; init; }

    [JsonPropertyName("latencyMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public required TimeSpan Latency { get; init; }

    public required int ParticipantPageSize { get; init; }

    [JsonPropertyName("playDurationMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public required TimeSpan PlayDuration { get; init; }

    public required IReadOnlyList<InvitationRule> Invitations { get; init; }

    public required ThrottleSettings? RateLimit { get; init; }

    public required IReadOnlyList<FaultRule> Faults { get; init; }

    public static StateView Of(EmulatorState state) => new()
    {
        Time = state.Clock.GetUtcNow(),
        Scenario = state.Scenario?.Name,
        Calls = state.Calls.Count,
        Traffic = state.Traffic.Counters,
        Events = state.Deliveries.Counters,
        Recording = state.Traffic.IsRecording,
        Latency = state.Latency,
        ParticipantPageSize = state.Paging.PageSize,
        PlayDuration = state.Media.PlayDuration,
        Invitations = state.Invitations.All,
        RateLimit = state.Admission.Settings,
        Faults = state.Faults.Rules,
    };
}
