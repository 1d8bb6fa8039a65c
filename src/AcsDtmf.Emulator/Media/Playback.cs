using System;
using System.Threading;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;

namespace AcsDtmf.Emulator.Media;

/// <summary>Plays audio to a call or to one participant. The audio is not read: each source takes the configured time.</summary>
/// <param name="call">The call.</param>
/// <param name="context">The context of the request.</param>
/// <param name="options">The options of the request.</param>
/// <param name="events">Publishes the events.</param>
/// <param name="clock">The clock that measures the duration.</param>
internal sealed class Playback(Call call, EventContext context, PlaybackOptions options, CallEventPublisher events, TimeProvider clock)
    : MediaOperation(clock)
{
    public override MediaStep Start()
    {
        if (call.FailsMedia)
        {
            events.PlayFailed(call, context);
            return MediaStep.End;
        }

        events.PlayStarted(call, context);
        return MediaStep.WaitFor(options.Loop ? Timeout.InfiniteTimeSpan : options.Duration);
    }

    public override MediaStep Continue()
    {
        events.PlayCompleted(call, context);
        return MediaStep.End;
    }

    public override void Cancel() => events.PlayCanceled(call, context);

    public override bool Requires(Participant participant) => options.Target == participant;
}

/// <summary>The options of a play request.</summary>
/// <param name="Target">The only participant who hears the audio, or null if several participants hear it.</param>
/// <param name="Duration">The duration of all sources.</param>
/// <param name="Loop">Whether the audio repeats until it is canceled.</param>
internal sealed record PlaybackOptions(Participant? Target, TimeSpan Duration, bool Loop);
