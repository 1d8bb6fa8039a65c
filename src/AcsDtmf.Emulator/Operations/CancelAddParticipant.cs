using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Cancels an invitation that the participant has not answered yet.</summary>
internal sealed class CancelAddParticipant(CallLookup lookup, CallEventPublisher events, RepeatabilityCache repeatability)
    : RepeatableOperation(
        OperationDescription.ParticipantAction("cancelAddParticipant", "cancelAddParticipant", successStatus: 202),
        repeatability)
{
    protected override ServiceResponse ExecuteOnce(ServiceRequest request)
    {
        var body = RequestBody.Read<CancelAddParticipantRequest>(request);
        EventContext context = body.ToEventContext(request);

        Call call = lookup.FindEstablished(request);
        lock (call.Lock)
        {
            Invitation invitation = call.Invitations.Find(body.InvitationId) ?? throw CallLookup.NotFound(call, "Invitation not found.");
            request.TargetRawId = invitation.RawId;
            call.Invitations.Remove(invitation);
            events.CancelAddParticipantSucceeded(call, context, invitation.Id);
            return Acted(call, new CancelAddParticipantResult(invitation.Id, body.OperationContext));
        }
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record CancelAddParticipantRequest : OperationRequest
    {
        public required string InvitationId { get; init; }
    }

    /// <summary>The body of the response.</summary>
    private sealed record CancelAddParticipantResult(string InvitationId, string? OperationContext);
}
