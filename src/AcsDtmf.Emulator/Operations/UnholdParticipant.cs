using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Ends the hold of a participant.</summary>
internal sealed class UnholdParticipant(CallLookup lookup, CallEventPublisher events)
    : Operation(OperationDescription.CallAction("unhold", successStatus: 200))
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        var body = RequestBody.Read<UnholdRequest>(request);
        string rawId = body.ResolveTarget(request);
        RequestBody.ParseCallbackUri(body.OperationCallbackUri, "operationCallbackUri");

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, rawId);
        lock (call.Lock)
        {
            participant.Unhold();
            events.ParticipantsUpdated(call);
        }

        return Acted(call);
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record UnholdRequest : TargetRequest;
}
