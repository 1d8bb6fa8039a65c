using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Invites a participant to a call. An event reports whether the participant joined.</summary>
internal sealed class AddParticipant(
    CallLookup lookup,
    Inviter inviter,
    CallSimulator simulator,
    CallEventPublisher events,
    RepeatabilityCache repeatability)
    : RepeatableOperation(OperationDescription.ParticipantAction("addParticipant", "add", successStatus: 202), repeatability)
{
    private const int MaximumTimeout = 180;

    // The specification defines no default.
    private const int DefaultTimeout = 30;

    protected override ServiceResponse ExecuteOnce(ServiceRequest request)
    {
        var body = RequestBody.Read<AddParticipantRequest>(request);
        string rawId = RawIdResolver.Resolve(body.ParticipantToAdd, "participantToAdd");
        request.TargetRawId = rawId;
        EventContext context = body.ToEventContext(request);
        CallSourceRules.Check(rawId, body.SourceCallerIdNumber);
        RequestBody.CheckRange(body.InvitationTimeoutInSeconds, 0, MaximumTimeout, "invitationTimeoutInSeconds");
        TimeSpan timeout = TimeSpan.FromSeconds(body.InvitationTimeoutInSeconds ?? DefaultTimeout);

        Call call = lookup.FindEstablished(request);
        lock (call.Lock)
        {
            if (call.FindParticipant(rawId) is not null || call.Invitations.Includes(rawId))
            {
                throw RequestRejectedException.InvalidRequest("the participant is already in the call or invited to it.");
            }

            Invitation invitation = inviter.Invite(call, rawId, timeout, outcome => End(call, context, rawId, outcome));
            var result = new AddParticipantResult(CallParticipantModel.Of(new Participant(rawId)), body.OperationContext, invitation.Id);
            return Acted(call, result);
        }
    }

    private void End(Call call, EventContext context, string rawId, InvitationOutcome outcome)
    {
        if (outcome is InvitationOutcome.Accepted)
        {
            events.AddParticipantSucceeded(call, context, rawId);
            simulator.Join(call, new Participant(rawId));
        }
        else
        {
            events.AddParticipantFailed(call, context, EventResults.OfFailed(outcome), rawId);
        }
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record AddParticipantRequest : OperationRequest
    {
        public required CommunicationIdentifierModel ParticipantToAdd { get; init; }

        public PhoneNumberModel? SourceCallerIdNumber { get; init; }

        /// <summary>Gets the name that the participant sees, which has no effect.</summary>
        public string? SourceDisplayName { get; init; }

        public int? InvitationTimeoutInSeconds { get; init; }

        /// <summary>Gets the headers for the participant, which have no effect.</summary>
        public JsonElement? CustomCallingContext { get; init; }
    }

    /// <summary>The body of the response.</summary>
    private sealed record AddParticipantResult(CallParticipantModel Participant, string? OperationContext, string InvitationId);
}
