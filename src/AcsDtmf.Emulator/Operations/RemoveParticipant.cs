using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Removes a participant from a call.</summary>
internal sealed class RemoveParticipant(
    CallLookup lookup,
    CallSimulator simulator,
    CallEventPublisher events,
    RepeatabilityCache repeatability)
    : RepeatableOperation(OperationDescription.ParticipantAction("removeParticipant", "remove", successStatus: 202), repeatability)
{
    protected override ServiceResponse ExecuteOnce(ServiceRequest request)
    {
        var body = RequestBody.Read<RemoveParticipantRequest>(request);
        request.TargetRawId = RawIdResolver.Resolve(body.ParticipantToRemove, "participantToRemove");
        EventContext context = body.ToEventContext(request);

        Call call = lookup.FindEstablished(request);
        lock (call.Lock)
        {
            Participant participant = CallLookup.FindParticipant(call, request.TargetRawId);
            events.RemoveParticipantSucceeded(call, context, participant.RawId);
            simulator.Leave(call, participant);
        }

        return Acted(call, new OperationContextResult(body.OperationContext));
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record RemoveParticipantRequest : OperationRequest
    {
        public required CommunicationIdentifierModel ParticipantToRemove { get; init; }
    }
}
