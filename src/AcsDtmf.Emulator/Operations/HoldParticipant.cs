using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Puts a participant on hold. In a call whose media operations fail, an event reports that hold failed.</summary>
internal sealed class HoldParticipant(CallLookup lookup, CallEventPublisher events)
    : Operation(OperationDescription.CallAction("hold", successStatus: 200))
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        var body = RequestBody.Read<HoldRequest>(request);
        string rawId = body.ResolveTarget(request);
        EventContext context = body.ToEventContext(request);
        body.PlaySourceInfo?.Check("playSourceInfo");

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, rawId);
        lock (call.Lock)
        {
            if (call.FailsMedia)
            {
                events.HoldFailed(call, context);
            }
            else
            {
                participant.Hold();
                events.ParticipantsUpdated(call);
            }
        }

        return Acted(call);
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record HoldRequest : TargetRequest
    {
        public PlaySource? PlaySourceInfo { get; init; }
    }
}
