using System;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Invites participants to calls. A rule determines the response of each participant.</summary>
internal sealed class Inviter(InvitationRules rules, TimeProvider clock)
{
    /// <summary>Invites a participant.</summary>
    /// <param name="call">The call.</param>
    /// <param name="rawId">The raw id of the participant.</param>
    /// <param name="timeout">The time after which an invitation without a response fails.</param>
    /// <param name="ended">Handles the outcome, with the lock of the call. The end of the call or a cancellation has no outcome.</param>
    public Invitation Invite(Call call, string rawId, TimeSpan timeout, Action<InvitationOutcome> ended)
    {
        InvitationRule rule = rules.Find(rawId);
        bool responds = rule.Response is not InvitationResponse.Ignore && rule.RingTime < timeout;
        InvitationOutcome outcome = !responds ? InvitationOutcome.TimedOut
            : rule.Response is InvitationResponse.Accept ? InvitationOutcome.Accepted
            : InvitationOutcome.Declined;

        var invitation = new Invitation(rawId);
        lock (call.Lock)
        {
            // Another request can end the call in the meantime. The participant of such a call never responds.
            if (call.State is not CallConnectionState.Disconnected)
            {
                call.Invitations.Add(invitation);
                invitation.StartTimer(clock, responds ? rule.RingTime : timeout, End);
            }
        }

        return invitation;

        void End()
        {
            lock (call.Lock)
            {
                if (call.Invitations.Remove(invitation))
                {
                    ended(outcome);
                }
            }
        }
    }
}
