using System.Collections.Generic;

namespace AcsDtmf.Emulator.Calls;

/// <summary>The pending invitations to a call. Callers hold the lock of the call.</summary>
internal sealed class InvitationList
{
    private readonly List<Invitation> _pending = [];

    public int Count => _pending.Count;

    public bool Includes(string rawId) => _pending.Exists(invitation => invitation.RawId == rawId);

    public void Add(Invitation invitation) => _pending.Add(invitation);

    public Invitation? Find(string id) => _pending.Find(invitation => invitation.Id == id);

    /// <returns>Whether the invitation was pending.</returns>
    public bool Remove(Invitation invitation)
    {
        invitation.StopTimer();
        return _pending.Remove(invitation);
    }

    public void Clear()
    {
        _pending.ForEach(invitation => invitation.StopTimer());
        _pending.Clear();
    }
}
