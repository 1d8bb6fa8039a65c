using System;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Makes calls, and plays the people in them.</summary>
internal static class CallAdministration
{
    public static void Map(IEndpointRouteBuilder endpoints, EmulatorState state)
    {
        CallRegistry calls = state.Calls;
        CallDirector director = state.Director;
        endpoints.MapGet("/calls", () => calls.All);
        endpoints.MapPost("/calls", (NewCalls wish) => Add(calls, wish));
        endpoints.MapGet("/calls/{id}", (string id) => WithCall(calls, id, Results.Ok));
        endpoints.MapPatch(
            "/calls/{id}",
            (string id, CallChange change) => WithCall(calls, id, call => Apply(director, call, change)));
        endpoints.MapDelete("/calls/{id}", (string id) => calls.Remove(id) ? Results.Ok() : NoSuch("call"));
        endpoints.MapPost(
            "/calls/{id}/tones",
            (string id, PressedTones tones) => WithCall(calls, id, call => Press(director, call, tones)));
    }

    private static IResult Add(CallRegistry calls, NewCalls wish)
    {
        if (wish.Count is { } count)
        {
            var seeded = calls.Seed(count, wish.ParticipantsPerCall, wish.CallbackUri);
            return Results.Ok(new SeededCalls([.. seeded.Select(call => call.CallConnectionId)]));
        }

        Call call = wish.ToCall();
        calls.Add(call);
        return Results.Ok(call);
    }

    private static IResult Apply(CallDirector director, Call call, CallChange change)
    {
        call.FailsTones = change.FailsTones ?? call.FailsTones;
        if (change.State is { } state)
        {
            director.ChangeState(call, state);
        }

        return Results.Ok(call);
    }

    private static IResult Press(CallDirector director, Call call, PressedTones tones)
    {
        return call.FindParticipant(tones.RawId) is { } participant
            ? Results.Ok(new ReportedTones(director.PressTones(call, participant, tones.Tones)))
            : NoSuch("participant");
    }

    private static IResult WithCall(CallRegistry calls, string id, Func<Call, IResult> use)
    {
        return calls.Find(id) is { } call ? use(call) : NoSuch("call");
    }

    private static IResult NoSuch(string what) => Results.Text($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);
}
