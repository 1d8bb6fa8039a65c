using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>The events of continuous DTMF recognition and of sent tones.</summary>
internal static class DtmfEvents
{
    /// <summary>Publishes the end of recognition. The event has the context of the stop request, not that of the start request.</summary>
    public static void RecognitionStopped(this CallEventPublisher events, Call call, EventContext context) =>
        events.Publish(call, context, "ContinuousDtmfRecognitionStopped", EventResults.Succeeded);

    public static void ToneReceived(this CallEventPublisher events, Call call, Recognition recognition, string tone)
    {
        // Tones that are not published also count.
        int sequenceId = recognition.NextSequenceId();
        events.Publish(call, recognition.Context, "ContinuousDtmfRecognitionToneReceived", EventResults.Succeeded, data => data with
        {
            SequenceId = sequenceId,
            Tone = tone,
        });
    }

    public static void TonesSent(this CallEventPublisher events, Call call, EventContext context)
    {
        if (call.FailsTones)
        {
            events.Publish(call, context, "SendDtmfTonesFailed", EventResults.Canceled);
        }
        else
        {
            events.Publish(call, context, "SendDtmfTonesCompleted", EventResults.Succeeded);
        }
    }
}
