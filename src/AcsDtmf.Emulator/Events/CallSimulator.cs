using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>Simulates changes that no request causes: participants press tones, join and leave, and calls change state.</summary>
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

        if (call.State == state)
        {
            return;
        }

        call.State = state;
        if (state is CallConnectionState.Connected)
        {
            _events.CallConnected(call);
            _events.ParticipantsUpdated(call);
        }
        else if (state is CallConnectionState.Disconnected)
        {
            foreach (Participant participant in call.Participants)
            {
                EndRecognition(call, participant);
            }

            _events.CallDisconnected(call);
        }
    }

    /// <summary>Has a participant join a call.</summary>
    public void Join(Call call, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(participant);

        call.Add(participant);
        _events.ParticipantsUpdated(call);
    }

    /// <summary>Has a participant leave a call. Recognition of the participant stops.</summary>
    public void Leave(Call call, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(participant);

        call.Remove(participant);
        EndRecognition(call, participant);
        _events.ParticipantsUpdated(call);
    }

    private void EndRecognition(Call call, Participant participant)
    {
        if (participant.End() is { } recognition)
        {
            _events.RecognitionStopped(call, EventContext.None with { ApiVersion = recognition.Context.ApiVersion });
        }
    }
}
