using System.Linq;
using System.Text.Json;

namespace AcsDtmf.Engine.Wire;

/// <summary>Reads calls and participants. Unknown members are ignored, and known members may be absent.</summary>
internal static class CallReader
{
    internal static CallConnection ReadCall(JsonElement call) => new()
    {
        CallConnectionId = call.GetText("callConnectionId"),
        CallConnectionState = call.GetText("callConnectionState"),
        Source = call.GetIdentifier("source"),
        Targets = call.GetItems("targets").Select(target => target.ToIdentifier()).ToArray(),
        SourceCallerIdNumber = ReadNumber(call, "sourceCallerIdNumber"),
        SourceDisplayName = call.GetText("sourceDisplayName"),
        CallbackUri = call.GetText("callbackUri"),
        CorrelationId = call.GetText("correlationId"),
        ServerCallId = call.GetText("serverCallId"),
        AnsweredBy = call.GetObject("answeredBy")?.GetText("id") is { } id ? new CommunicationUserIdentifier(id) : null,
        AnsweredFor = ReadNumber(call, "answeredFor"),
        MediaStreamingSubscription = call.GetObject("mediaStreamingSubscription") is { } stream
            ? new MediaStreamingSubscription
            {
                Id = stream.GetText("id"),
                State = stream.GetText("state"),
                SubscribedContentTypes = stream.GetTexts("subscribedContentTypes"),
            }
            : null,
        TranscriptionSubscription = call.GetObject("transcriptionSubscription") is { } transcription
            ? new TranscriptionSubscription
            {
                Id = transcription.GetText("id"),
                State = transcription.GetText("state"),
                SubscribedResultTypes = transcription.GetTexts("subscribedResultTypes"),
                Locale = transcription.GetText("locale"),
            }
            : null,
    };

    internal static CallParticipant ReadParticipant(JsonElement participant, string? callConnectionId) => new()
    {
        CallConnectionId = callConnectionId,
        TargetParticipant = participant.GetIdentifier("identifier"),
        IsMuted = participant.GetTruth("isMuted"),
        IsOnHold = participant.GetTruth("isOnHold"),
    };

    internal static ParticipantPage ReadParticipants(JsonElement page, string callConnectionId) => new(
        page.GetItems("value").Select(participant => ReadParticipant(participant, callConnectionId)).ToArray(),
        page.GetText("nextLink"));

    /// <summary>Reads a phone number that may be only the nested object, without the identifier model around it.</summary>
    private static PhoneNumberIdentifier? ReadNumber(JsonElement call, string name) =>
        call.GetObject(name)?.GetText("value") is { } value ? new PhoneNumberIdentifier(value) : null;
}
