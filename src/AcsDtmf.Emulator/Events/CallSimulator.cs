using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>Simulates changes that no request causes: a participant presses tones, or a call changes state.</summary>
public sealed class CallSimulator
{
    private readonly CallEventPublisher _events;

    internal CallSimulator(CallEventPublisher events)
    {
        _events = events;
    }

    /// <summary>Simulates tones that a participant presses. Events report the tones if recognition is active.</summary>
    /// <returns>The number of reported tones.</returns>
    /// <exception cref="ArgumentException">A tone name is invalid.</exception>
    public int PressTones(Call call, Participant participant, IReadOnlyList<string> tones)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(participant);
        ArgumentNullException.ThrowIfNull(tones);
        foreach (string tone in tones)
        {
            if (!Tones.IsKnown(tone))
            {
                throw new ArgumentException($"'{tone}' is not a valid tone.", nameof(tones));
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

    /// <summary>Changes the state of a call. Recognition stops when the call ends.</summary>
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
