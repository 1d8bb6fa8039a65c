using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Media;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Plays audio to a call or to some of its participants.</summary>
internal sealed class Play(CallLookup lookup, MediaSimulation media, CallEventPublisher events, TimeProvider clock)
    : Operation(OperationDescription.CallAction("play", successStatus: 202))
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        var body = RequestBody.Read<PlayRequest>(request);
        string[] playTo = [.. body.PlayTo.Select(target => RawIdResolver.Resolve(target, "playTo"))];
        request.TargetRawId = playTo.FirstOrDefault();
        EventContext context = body.ToEventContext(request);
        Check(body.PlaySources);

        Call call = lookup.FindEstablished(request);
        Participant[] targets = [.. playTo.Select(rawId => CallLookup.FindParticipant(call, rawId))];
        var options = new PlaybackOptions(
            targets is [var target] ? target : null,
            media.DurationOf(body.PlaySources.Count),
            body.PlayOptions?.Loop ?? false);
        call.AddMedia(new Playback(call, context, options, events, clock), body.InterruptCallMediaOperation);

        return Acted(call);
    }

    private static void Check(IReadOnlyList<PlaySource> sources)
    {
        if (sources.Count == 0)
        {
            throw RequestRejectedException.InvalidRequest("playSources must contain a source.");
        }

        foreach (PlaySource source in sources)
        {
            source.Check("playSources");
        }
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record PlayRequest : OperationRequest
    {
        public required IReadOnlyList<PlaySource> PlaySources { get; init; }

        public IReadOnlyList<CommunicationIdentifierModel> PlayTo { get; init; } = [];

        public bool InterruptCallMediaOperation { get; init; }

        public PlayOptions? PlayOptions { get; init; }
    }

    private sealed record PlayOptions
    {
        public required bool Loop { get; init; }
    }
}
