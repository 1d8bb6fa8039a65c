using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>Simulates what happens in calls: participants press tones, join and leave, and calls change state.</summary>
public sealed class CallSimulator
{
    private readonly CallRegistry _calls;
    private readonly CallEventPublisher _events;

    internal CallSimulator(CallRegistry calls, CallEventPublisher events)
    {
        _calls = calls;
        _events = events;
    }

    /// <summary>
    /// Simulates tones that a participant presses. Events report them if continuous recognition is active, and an active
    /// recognize operation for the participant collects them.
    /// </summary>
    /// <returns>The number of tones that recognition received.</returns>
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

        lock (call.Lock)
        {
            return tones.Count(tone => PressTone(call, participant, tone));
        }
    }

    /// <summary>
    /// Changes the state of a call. The end of the call cancels its media operations and its invitations, and stops recognition.
    /// </summary>
    public void ChangeState(Call call, CallConnectionState state)
    {
        ArgumentNullException.ThrowIfNull(call);

        lock (call.Lock)
        {
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
                call.Invitations.Clear();
                call.MediaOperations.Cancel(_ => true);
                foreach (Participant participant in call.Participants)
                {
                    EndRecognition(call, participant);
                }

                _events.CallDisconnected(call);
            }
        }
    }

    /// <summary>Has a participant join a call.</summary>
    public void Join(Call call, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(participant);

        lock (call.Lock)
        {
            call.Add(participant);
            _events.ParticipantsUpdated(call);
        }
    }

    /// <summary>Has a participant leave a call. Their recognition and the media operations for them end.</summary>
    public void Leave(Call call, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(participant);

        lock (call.Lock)
        {
            call.Remove(participant);
            EndRecognition(call, participant);
            call.MediaOperations.Cancel(operation => operation.Requires(participant));
            _events.ParticipantsUpdated(call);
        }
    }

    /// <summary>Ends a call. The service then does not find it anymore.</summary>
    internal void HangUp(Call call)
    {
        ChangeState(call, CallConnectionState.Disconnected);
        _calls.Remove(call.CallConnectionId);
    }

    private bool PressTone(Call call, Participant participant, string tone)
    {
        bool isCollected = call.MediaOperations.Receive(participant, tone);
        if (participant.Recognition is not { } recognition)
        {
            return isCollected;
        }

        _events.ToneReceived(call, recognition, tone);
        return true;
    }

    private void EndRecognition(Call call, Participant participant)
    {
        if (participant.End() is { } recognition)
        {
            _events.RecognitionStopped(call, EventContext.None with { ApiVersion = recognition.Context.ApiVersion });
        }
    }
}
