using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>What the emulator saw, and the switch that brings everything back to the start.</summary>
internal static class TrafficAdministration
{
    public static void Map(IEndpointRouteBuilder endpoints, EmulatorState state)
    {
        TrafficRecorder traffic = state.Traffic;
        endpoints.MapGet("/state", () => StateView.Of(state));
        endpoints.MapGet("/summary", () => RecognitionSummary.Of(state.Calls));
        endpoints.MapGet("/requests", () => traffic.Requests);
        endpoints.MapPost("/recording", (RecordingSwitch wish) => { traffic.IsRecording = wish.Enabled; });
        endpoints.MapPost("/reset", state.Reset);
    }
}
