using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;

namespace AcsDtmf.Emulator.Media;

/// <summary>Collects tones that a participant presses, after an optional prompt.</summary>
/// <param name="call">The call.</param>
/// <param name="context">The context of the request.</param>
/// <param name="options">The options of the request.</param>
/// <param name="events">Publishes the events.</param>
/// <param name="clock">The clock that measures the timeouts.</param>
internal sealed class ToneCollection(Call call, EventContext context, ToneCollectionOptions options, CallEventPublisher events, TimeProvider clock)
    : MediaOperation(clock)
{
    private readonly List<string> _tones = [];
    private bool _isPrompting = options.PromptDuration > TimeSpan.Zero;

    public override MediaStep Start()
    {
        if (call.FailsMedia)
        {
            return Fail(_isPrompting ? EventResults.PromptFailed : EventResults.InternalError);
        }

        return MediaStep.WaitFor(_isPrompting ? options.PromptDuration : options.InitialSilenceTimeout);
    }

    public override MediaStep Continue()
    {
        if (_isPrompting)
        {
            _isPrompting = false;
            return MediaStep.WaitFor(options.InitialSilenceTimeout);
        }

        return _tones.Count == 0 ? Fail(EventResults.InitialSilenceTimeout) : Complete(EventResults.InterToneTimeout);
    }

    public override MediaStep? Receive(Participant participant, string tone)
    {
        if (participant != options.Target || (_isPrompting && !options.InterruptPrompt))
        {
            return null;
        }

        _isPrompting = false;
        if (options.StopTones.Contains(tone))
        {
            return Complete(EventResults.StopToneDetected);
        }

        _tones.Add(tone);
        return _tones.Count == options.MaximumTones
            ? Complete(EventResults.MaximumTonesReceived)
            : MediaStep.WaitFor(options.InterToneTimeout);
    }

    public override void Cancel() => events.RecognizeCanceled(call, context);

    public override bool Requires(Participant participant) => options.Target == participant;

    private MediaStep Complete(EventResult result)
    {
        events.RecognizeCompleted(call, context, result, _tones);
        return MediaStep.End;
    }

    private MediaStep Fail(EventResult result)
    {
        events.RecognizeFailed(call, context, result);
        return MediaStep.End;
    }
}

/// <summary>The options of a recognize request.</summary>
internal sealed record ToneCollectionOptions
{
    public required Participant Target { get; init; }

    /// <summary>Gets the duration of the prompt. Zero means that there is no prompt.</summary>
    public TimeSpan PromptDuration { get; init; }

    /// <summary>Gets whether a tone ends the prompt. Otherwise, tones during the prompt are ignored.</summary>
    public bool InterruptPrompt { get; init; }

    public required TimeSpan InitialSilenceTimeout { get; init; }

    public required TimeSpan InterToneTimeout { get; init; }

    /// <summary>Gets the number of tones that completes the collection, or null for no limit.</summary>
    public int? MaximumTones { get; init; }

    /// <summary>Gets the tones that complete the collection. They are not part of the result.</summary>
    public required IReadOnlySet<string> StopTones { get; init; }
}
