using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Schemas;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Creates and changes calls, and simulates their participants.</summary>
internal static class CallAdministration
{
    private const string CallPath = "/calls/{id}";

    public static IEnumerable<AdministrationRoute> CreateRoutes(EmulatorState state)
    {
        CallRegistry calls = state.Calls;
        CallSimulator simulator = state.Simulator;
        return
        [
            AdministrationRoute.Create(
                HttpMethods.Get,
                "/calls",
                "Returns every call with its participants, recognition state and sent tones.",
                _ => Results.Ok(calls.All))
                .Returning(typeof(IReadOnlyList<Call>)),
            AdministrationRoute.Create<CreateCallsRequest>(
                HttpMethods.Post,
                "/calls",
                "Generates a number of calls, or adds one call.",
                """{ "count": 10, "participantsPerCall": 5 }""",
                (_, request) => Create(calls, request))
                .AsAction("addCalls")
                .Returning(typeof(CreateCallsResponse), typeof(Call)),
            AdministrationRoute.Create(
                HttpMethods.Get,
                CallPath,
                "Returns a call.",
                path => WithCall(calls, path, Results.Ok))
                .Returning(typeof(Call)),
            AdministrationRoute.Create<UpdateCallRequest>(
                HttpMethods.Patch,
                CallPath,
                "Changes a call and emits the events of the change.",
                """{ "state": "disconnected" }""",
                (path, request) => WithCall(calls, path, call => Update(simulator, call, request)))
                .AsAction("changeCall")
                .Returning(typeof(Call)),
            AdministrationRoute.Create(
                HttpMethods.Delete,
                CallPath,
                "Removes a call.",
                path => WithCall(calls, path, call => Remove(calls, call)))
                .AsAction("removeCall"),
            AdministrationRoute.Create<CreateParticipantRequest>(
                HttpMethods.Post,
                CallPath + "/participants",
                "Adds a participant to a call and emits ParticipantsUpdated.",
                """{ "rawId": "4:+14255550123", "isMuted": true }""",
                (path, request) => WithCall(calls, path, call => Join(simulator, call, request)))
                .AsAction("addParticipant")
                .Returning(typeof(Call)),
            AdministrationRoute.Create(
                HttpMethods.Delete,
                CallPath + "/participants/{rawId}",
                "Removes a participant, ends their recognition and media operations, and emits ParticipantsUpdated.",
                path => WithParticipant(calls, path, Value(path, "rawId"), (call, participant) => Leave(simulator, call, participant)))
                .AsAction("removeParticipant")
                .Returning(typeof(Call)),
            AdministrationRoute.Create<PressTonesRequest>(
                HttpMethods.Post,
                CallPath + "/tones",
                "Simulates tones that a participant presses.",
                """{ "rawId": "4:+14255550123", "tones": "12#" }""",
                (path, request) => WithParticipant(calls, path, request.RawId, (call, participant) => PressTones(simulator, call, participant, request)))
                .AsAction("pressTones")
                .Returning(typeof(PressTonesResponse)),
        ];
    }

    private static IResult Create(CallRegistry calls, CreateCallsRequest request)
    {
        if (request.Count is { } count)
        {
            var seeded = calls.Seed(count, request.ParticipantsPerCall, request.CallbackUri);
            return Results.Ok(new CreateCallsResponse([.. seeded.Select(call => call.CallConnectionId)]));
        }

        Call call = request.ToCall();
        calls.Add(call);
        return Results.Ok(call);
    }

    private static IResult Update(CallSimulator simulator, Call call, UpdateCallRequest request)
    {
        call.FailsTones = request.FailsTones ?? call.FailsTones;
        call.FailsMedia = request.FailsMedia ?? call.FailsMedia;
        if (request.State is { } state)
        {
            simulator.ChangeState(call, state);
        }

        return Results.Ok(call);
    }

    private static IResult Join(CallSimulator simulator, Call call, CreateParticipantRequest request)
    {
        simulator.Join(call, request.ToParticipant());
        return Results.Ok(call);
    }

    private static IResult Leave(CallSimulator simulator, Call call, Participant participant)
    {
        simulator.Leave(call, participant);
        return Results.Ok(call);
    }

    private static IResult PressTones(CallSimulator simulator, Call call, Participant participant, PressTonesRequest request) =>
        Results.Ok(new PressTonesResponse(simulator.PressTones(call, participant, request.Tones)));

    private static IResult Remove(CallRegistry calls, Call call)
    {
        calls.Remove(call.CallConnectionId);
        return Results.Ok();
    }

    private static IResult WithParticipant(CallRegistry calls, RouteValueDictionary path, string rawId, Func<Call, Participant, IResult> use)
    {
        return WithCall(calls, path, call => call.FindParticipant(rawId) is { } participant
            ? use(call, participant)
            : AdministrationError.NotFound($"The call {QuotedText.Of(call.CallConnectionId)} has no participant {QuotedText.Of(rawId)}."));
    }

    private static IResult WithCall(CallRegistry calls, RouteValueDictionary path, Func<Call, IResult> use)
    {
        string id = Value(path, "id");
        return calls.Find(id) is { } call ? use(call) : AdministrationError.NotFound($"The call {QuotedText.Of(id)} does not exist.");
    }

    private static string Value(RouteValueDictionary path, string name) => (string)path[name]!;

    private sealed record CreateCallsResponse(IReadOnlyList<string> CallConnectionIds);

    /// <summary>Describes a change to a call. A null member keeps its current value.</summary>
    private sealed record UpdateCallRequest
    {
        public CallConnectionState? State { get; init; }

        public bool? FailsTones { get; init; }

        public bool? FailsMedia { get; init; }
    }

    /// <param name="Reported">The number of tones that recognition received.</param>
    private sealed record PressTonesResponse(int Reported);
}
