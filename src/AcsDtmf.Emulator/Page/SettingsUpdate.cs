using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Serialization;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Page;

/// <summary>The settings that the page shows and changes, and the values that it offers.</summary>
internal sealed record SettingsUpdate
{
    [JsonPropertyName("latencyMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public required TimeSpan Latency { get; init; }

    /// <summary>Gets the name of the scenario, or null if there is none.</summary>
    public required string? Scenario { get; init; }

    public required bool ScenarioHasEnded { get; init; }

    public required ThrottleSettings? RateLimit { get; init; }

    public required IReadOnlyList<FaultRule> Faults { get; init; }

    public required IReadOnlyList<FaultKind> FaultKinds { get; init; }

    public required IReadOnlyList<string> Operations { get; init; }

    public static SettingsUpdate Of(EmulatorState state) => new()
    {
        Latency = state.Latency,
        Scenario = state.Scenario?.Name,
        ScenarioHasEnded = state.Scenario is { HasEnded: true },
        RateLimit = state.Admission.Settings,
        Faults = state.Faults.Rules,
        FaultKinds = Enum.GetValues<FaultKind>(),
        Operations = [.. state.Operations.Select(operation => operation.Description.Name)],
    };
}
