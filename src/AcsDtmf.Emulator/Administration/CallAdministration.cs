using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Creates and changes calls, and simulates their participants.</summary>
internal static class CallAdministration
{
    public static void Map(IEndpointRouteBuilder endpoints, EmulatorState state)
    {
        CallRegistry calls = state.Calls;
        CallSimulator simulator = state.Simulator;
        endpoints.MapGet("/calls", () => calls.All);
        endpoints.MapPost("/calls", (CreateCallsRequest request) => Create(calls, request));
        endpoints.MapGet("/calls/{id}", (string id) => WithCall(calls, id, Results.Ok));
        endpoints.MapPatch(
            "/calls/{id}",
            (string id, UpdateCallRequest request) => WithCall(calls, id, call => Update(simulator, call, request)));
        endpoints.MapDelete("/calls/{id}", (string id) => calls.Remove(id) ? Results.Ok() : NotFound("call"));
        endpoints.MapPost(
            "/calls/{id}/participants",
            (string id, CreateParticipantRequest request) => WithCall(calls, id, call => Join(simulator, call, request)));
        endpoints.MapDelete(
            "/calls/{id}/participants/{rawId}",
            (string id, string rawId) => WithCall(calls, id, call => Leave(simulator, call, rawId)));
        endpoints.MapPost(
            "/calls/{id}/tones",
            (string id, PressTonesRequest request) => WithCall(calls, id, call => PressTones(simulator, call, request)));
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

    private static IResult Leave(CallSimulator simulator, Call call, string rawId)
    {
        if (call.FindParticipant(rawId) is not { } participant)
        {
            return NotFound("participant");
        }

        simulator.Leave(call, participant);
        return Results.Ok(call);
    }

    private static IResult PressTones(CallSimulator simulator, Call call, PressTonesRequest request)
    {
        return call.FindParticipant(request.RawId) is { } participant
            ? Results.Ok(new PressTonesResponse(simulator.PressTones(call, participant, request.Tones)))
            : NotFound("participant");
    }

    private static IResult WithCall(CallRegistry calls, string id, Func<Call, IResult> use)
    {
        return calls.Find(id) is { } call ? use(call) : NotFound("call");
    }

    private static IResult NotFound(string resource) =>
        Results.Text($"The {resource} does not exist.", statusCode: StatusCodes.Status404NotFound);

    private sealed record CreateCallsResponse(IReadOnlyList<string> CallConnectionIds);

    /// <summary>Describes a change to a call. A null member keeps its current value.</summary>
    private sealed record UpdateCallRequest
    {
        public CallConnectionState? State { get; init; }

        public bool? FailsTones { get; init; }
    }

    private sealed record PressTonesRequest
    {
        public required string RawId { get; init; }

        public required IReadOnlyList<string> Tones { get; init; }
    }

    /// <param name="Reported">The number of tones that events reported.</param>
    private sealed record PressTonesResponse(int Reported);
}
