using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Returns what the emulator received, and resets it.</summary>
internal static class TrafficAdministration
{
    public static void Map(IEndpointRouteBuilder endpoints, EmulatorState state)
    {
        TrafficRecorder traffic = state.Traffic;
        endpoints.MapGet("/state", () => StateView.Of(state));
        endpoints.MapGet("/summary", () => RecognitionSummary.Of(state.Calls));
        endpoints.MapGet("/requests", () => traffic.Requests);
        endpoints.MapPost("/recording", (RecordingSettings settings) => { traffic.IsRecording = settings.Enabled; });
        endpoints.MapPost("/reset", state.Reset);
    }

    private sealed record RecordingSettings
    {
        public required bool Enabled { get; init; }
    }
}
