using System.Linq;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>The events of a call as a whole.</summary>
internal static class CallEvents
{
    public static void CallConnected(this CallEventPublisher events, Call call) =>
        events.Publish(call, call.Context, "CallConnected", EventResults.Succeeded);

    public static void CreateCallFailed(this CallEventPublisher events, Call call, EventResult result) =>
        events.Publish(call, call.Context, "CreateCallFailed", result);

    public static void AnswerFailed(this CallEventPublisher events, Call call, EventResult result) =>
        events.Publish(call, call.Context, "AnswerFailed", result);

    public static void CallDisconnected(this CallEventPublisher events, Call call) =>
        events.Publish(call, call.Context, "CallDisconnected", EventResults.Succeeded);

    public static void ParticipantsUpdated(this CallEventPublisher events, Call call)
    {
        // Updates that are not published also count.
        int sequenceNumber = call.NextSequenceNumber();
        events.Publish(call, EventContext.None, "ParticipantsUpdated", EventResults.Succeeded, data => data with
        {
            SequenceNumber = sequenceNumber,
            Participants = [.. call.Participants.Select(CallParticipantModel.Of)],
        });
    }
}
