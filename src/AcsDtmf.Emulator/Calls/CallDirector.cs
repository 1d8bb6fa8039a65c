using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Events;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Plays the people in the calls: what happens to a call without a request to the service.</summary>
public sealed class CallDirector
{
    private readonly CallEventPublisher _events;

    internal CallDirector(CallEventPublisher events)
    {
        _events = events;
    }

    /// <summary>Has a participant press tones; they are reported if recognition is on.</summary>
    /// <returns>How many tones were reported.</returns>
    /// <exception cref="ArgumentException">A tone is none of the service's words for tones.</exception>
    public int PressTones(Call call, Participant participant, IReadOnlyList<string> tones)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(participant);
        ArgumentNullException.ThrowIfNull(tones);
        foreach (string tone in tones)
        {
            if (!Tones.IsKnown(tone))
            {
                throw new ArgumentException($"'{tone}' is not a tone.", nameof(tones));
            }
        }

        if (participant.Recognition is not { } recognition)
        {
            return 0;
        }

        foreach (string tone in tones)
        {
            _events.ToneReceived(call, recognition, tone);
        }

        return tones.Count;
    }

    /// <summary>Moves a call to another state; when that ends the call, recognition ends with it.</summary>
    public void ChangeState(Call call, CallConnectionState state)
    {
        ArgumentNullException.ThrowIfNull(call);

        call.State = state;
        if (state is not CallConnectionState.Disconnected)
        {
            return;
        }

        foreach (Participant participant in call.Participants)
        {
            if (participant.End() is { } recognition)
            {
                _events.RecognitionStopped(call, operationCallbackUri: null, operationContext: null, recognition.ApiVersion);
            }
        }
    }
}
