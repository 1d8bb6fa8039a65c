using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Events;

/// <summary>The events of added and removed participants.</summary>
internal static class ParticipantEvents
{
    public static void AddParticipantSucceeded(this CallEventPublisher events, Call call, EventContext context, string rawId) =>
        events.PublishParticipant(call, context, "AddParticipantSucceeded", EventResults.Succeeded, rawId);

    public static void AddParticipantFailed(
        this CallEventPublisher events,
        Call call,
        EventContext context,
        EventResult result,
        string rawId)
    {
        events.PublishParticipant(call, context, "AddParticipantFailed", result, rawId);
    }

    public static void RemoveParticipantSucceeded(this CallEventPublisher events, Call call, EventContext context, string rawId) =>
        events.PublishParticipant(call, context, "RemoveParticipantSucceeded", EventResults.Succeeded, rawId);

    public static void CancelAddParticipantSucceeded(this CallEventPublisher events, Call call, EventContext context, string invitationId) =>
        events.Publish(call, context, "CancelAddParticipantSucceeded", EventResults.Succeeded, data => data with { InvitationId = invitationId });

    private static void PublishParticipant(
        this CallEventPublisher events,
        Call call,
        EventContext context,
        string name,
        EventResult result,
        string rawId)
    {
        events.Publish(call, context, name, result, data => data with { Participant = RawIdParser.Parse(rawId) });
    }
}
