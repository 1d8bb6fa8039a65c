using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>The events of play, recognize and hold operations.</summary>
internal static class MediaEvents
{
    private const string DtmfRecognition = "dtmf";

    public static void PlayStarted(this CallEventPublisher events, Call call, EventContext context) =>
        events.Publish(call, context, "PlayStarted", EventResults.Succeeded);

    public static void PlayCompleted(this CallEventPublisher events, Call call, EventContext context) =>
        events.Publish(call, context, "PlayCompleted", EventResults.Succeeded);

    public static void PlayFailed(this CallEventPublisher events, Call call, EventContext context) =>
        events.Publish(call, context, "PlayFailed", EventResults.DownloadFailed, data => data with { FailedPlaySourceIndex = 0 });

    public static void PlayCanceled(this CallEventPublisher events, Call call, EventContext context) =>
        events.Publish(call, context, "PlayCanceled", EventResults.Canceled);

    public static void RecognizeCompleted(
        this CallEventPublisher events,
        Call call,
        EventContext context,
        EventResult result,
        IReadOnlyList<string> tones)
    {
        events.Publish(call, context, "RecognizeCompleted", result, data => data with
        {
            RecognitionType = DtmfRecognition,
            DtmfResult = new(tones),
        });
    }

    public static void RecognizeFailed(this CallEventPublisher events, Call call, EventContext context, EventResult result) =>
        events.Publish(call, context, "RecognizeFailed", result);

    public static void RecognizeCanceled(this CallEventPublisher events, Call call, EventContext context) =>
        events.Publish(call, context, "RecognizeCanceled", EventResults.Canceled);

    public static void HoldFailed(this CallEventPublisher events, Call call, EventContext context) =>
        events.Publish(call, context, "HoldFailed", EventResults.PromptFailed);
}
