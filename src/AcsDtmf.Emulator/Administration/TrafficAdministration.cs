using System.Collections.Generic;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Returns what the emulator received, and resets it.</summary>
internal static class TrafficAdministration
{
    public static IEnumerable<AdministrationRoute> CreateRoutes(EmulatorState state)
    {
        TrafficRecorder traffic = state.Traffic;
        return
        [
            AdministrationRoute.Create(
                HttpMethods.Get,
                "/state",
                "Returns the time, the settings, and the counters of requests and events.",
                _ => Results.Ok(StateView.Of(state)))
                .Returning(typeof(StateView)),
            AdministrationRoute.Create(
                HttpMethods.Get,
                "/summary",
                "Returns counts of starts and stops over all participants.",
                _ => Results.Ok(RecognitionSummary.Of(state.Calls)))
                .Returning(typeof(RecognitionSummary)),
            AdministrationRoute.Create(HttpMethods.Get, "/requests", "Returns every recorded request.", _ => Results.Ok(traffic.Requests))
                .Returning(typeof(IReadOnlyList<RecordedRequest>)),
            AdministrationRoute.Set<RecordingSettings>(
                "/recording",
                "Turns recording on or off.",
                """{ "enabled": false }""",
                settings => traffic.IsRecording = settings.Enabled),
            AdministrationRoute.Create(HttpMethods.Post, "/reset", "Restores the initial state.", state.Reset),
        ];
    }

    private sealed record RecordingSettings
    {
        public required bool Enabled { get; init; }
    }
}
