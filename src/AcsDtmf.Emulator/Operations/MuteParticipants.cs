using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Mutes participants. The service mutes only Communication Services users.</summary>
internal sealed class MuteParticipants(CallLookup lookup, CallEventPublisher events, RepeatabilityCache repeatability)
    : RepeatableOperation(OperationDescription.ParticipantAction("muteParticipants", "mute", successStatus: 200), repeatability)
{
    protected override ServiceResponse ExecuteOnce(ServiceRequest request)
    {
        var body = RequestBody.Read<MuteParticipantsRequest>(request);
        string[] rawIds = [.. body.TargetParticipants.Select(target => RawIdResolver.Resolve(target, "targetParticipants"))];
        request.TargetRawId = rawIds.FirstOrDefault();
        Check(rawIds);

        Call call = lookup.FindEstablished(request);
        Participant[] participants = [.. rawIds.Select(rawId => CallLookup.FindParticipant(call, rawId))];
        lock (call.Lock)
        {
            foreach (Participant participant in participants)
            {
                participant.Mute();
            }

            events.ParticipantsUpdated(call);
        }

        return Acted(call, new OperationContextResult(body.OperationContext));
    }

    private static void Check(string[] rawIds)
    {
        if (rawIds.Length == 0)
        {
            throw RequestRejectedException.InvalidRequest("targetParticipants must contain a participant.");
        }

        if (rawIds.Any(rawId => RawIdParser.Parse(rawId).CommunicationUser is null))
        {
            throw RequestRejectedException.InvalidRequest("targetParticipants can contain only Communication Services users.");
        }
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record MuteParticipantsRequest
    {
        public required IReadOnlyList<CommunicationIdentifierModel> TargetParticipants { get; init; }

        public string? OperationContext { get; init; }
    }
}
