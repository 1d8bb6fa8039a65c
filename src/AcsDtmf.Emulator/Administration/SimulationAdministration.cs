using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Serialization;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Sets how simulated participants respond, creates incoming calls, and sets the duration of audio.</summary>
internal static class SimulationAdministration
{
    public static IEnumerable<AdministrationRoute> CreateRoutes(EmulatorState state) =>
    [
        AdministrationRoute.Set<InvitationRule>(
            "/invitations",
            "Sets how a participant, or every participant without a rule, responds to an invitation.",
            """{ "rawId": "4:+14255550123", "response": "decline", "ringMs": 100 }""",
            state.Invitations.Set)
            .AsAction("setInvitation"),
        AdministrationRoute.Create(
            HttpMethods.Delete,
            "/invitations",
            "Removes every invitation rule, so that every participant accepts.",
            state.Invitations.Clear)
            .AsAction("clearInvitations"),
        AdministrationRoute.Create(
            HttpMethods.Get,
            "/incomingcalls",
            "Returns every incoming call that rings.",
            _ => Results.Ok(state.IncomingCalls.All))
            .Returning(typeof(IReadOnlyList<IncomingCall>)),
        AdministrationRoute.Create<IncomingCallRequest>(
            HttpMethods.Post,
            "/incomingcalls",
            "Has a participant call, and returns the incomingCallContext for the answer request.",
            """{ "from": "4:+14255550123", "to": "4:+18005550100" }""",
            (_, request) => Results.Ok(state.IncomingCalls.Add(request.From, request.To)))
            .Returning(typeof(IncomingCall)),
        AdministrationRoute.Set<MediaSettings>(
            "/media",
            "Sets the duration of each play source and each prompt.",
            """{ "playDurationMs": 200 }""",
            settings => state.Media.PlayDuration = settings.PlayDuration)
            .AsAction("setMedia"),
    ];

    private sealed record IncomingCallRequest
    {
        public required string From { get; init; }

        public required string To { get; init; }
    }

    private sealed record MediaSettings
    {
        [AllowedRange(0, MillisecondsConverter.MaximumDelay)]
        [JsonPropertyName("playDurationMs")]
        [JsonConverter(typeof(MillisecondsConverter))]
        public required TimeSpan PlayDuration { get; init; }
    }
}
