using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Connects a new call when a participant accepts the invitation, and removes the call if no participant accepts.</summary>
internal sealed class CallConnector(CallRegistry calls, CallSimulator simulator, Inviter inviter)
{
    // The specification defines no timeout for these invitations. The value is that of an added participant.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <param name="call">The call, in the state <see cref="CallConnectionState.Connecting"/>.</param>
    /// <param name="rawIds">The raw ids of the invited participants.</param>
    /// <param name="fail">Publishes the event of a call that no participant accepts.</param>
    public void Connect(Call call, IReadOnlyCollection<string> rawIds, Action<Call, EventResult> fail)
    {
        calls.Add(call);

        // The lock keeps a participant from declining before the others are invited.
        lock (call.Lock)
        {
            foreach (string rawId in rawIds)
            {
                inviter.Invite(call, rawId, Timeout, outcome => End(call, rawId, outcome, fail));
            }
        }
    }

    private void End(Call call, string rawId, InvitationOutcome outcome, Action<Call, EventResult> fail)
    {
        if (outcome is InvitationOutcome.Accepted)
        {
            Accept(call, new Participant(rawId));
        }
        else if (call.State is CallConnectionState.Connecting && call.Invitations.Count == 0)
        {
            call.State = CallConnectionState.Disconnected;
            calls.Remove(call.CallConnectionId);
            fail(call, EventResults.OfFailed(outcome));
        }
    }

    private void Accept(Call call, Participant participant)
    {
        if (call.State is CallConnectionState.Connecting)
        {
            call.Add(participant);
            simulator.ChangeState(call, CallConnectionState.Connected);
        }
        else
        {
            simulator.Join(call, participant);
        }
    }
}
