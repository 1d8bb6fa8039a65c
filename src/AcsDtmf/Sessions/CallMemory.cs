using System;
using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Sessions;

/// <summary>The most recent calls of a session and their participants, for tab completion. The oldest calls are removed first.</summary>
internal sealed class CallMemory
{
    private const int Capacity = 100;

    private readonly object _gate = new();
    private readonly LinkedList<(string Id, CommunicationIdentifier[] Participants)> _calls = new();

    /// <summary>Gets the ids of the calls, most recent first.</summary>
    internal IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return _calls.Select(call => call.Id).ToArray();
            }
        }
    }

    /// <summary>Returns the participants of the calls, or of all calls if the list is null.</summary>
    internal IReadOnlyList<CommunicationIdentifier> Participants(string[]? callConnectionIds)
    {
        lock (_gate)
        {
            return _calls
                .Where(call => callConnectionIds is null || callConnectionIds.Any(id => IsSame(call.Id, id)))
                .SelectMany(call => call.Participants)
                .Distinct()
                .ToArray();
        }
    }

    /// <summary>Adds a call, and its participants if they were listed.</summary>
    internal void Remember(string? callConnectionId, IReadOnlyList<CallParticipant>? participants = null)
    {
        if (callConnectionId is null)
        {
            return;
        }

        lock (_gate)
        {
            (string Id, CommunicationIdentifier[] Participants) known = _calls.FirstOrDefault(call => IsSame(call.Id, callConnectionId));
            _calls.Remove(known);
            _calls.AddFirst((
                callConnectionId,
                participants?.Select(participant => participant.TargetParticipant).OfType<CommunicationIdentifier>().ToArray()
                    ?? known.Participants
                    ?? []));
            if (_calls.Count > Capacity)
            {
                _calls.RemoveLast();
            }
        }
    }

    private static bool IsSame(string id, string other) => id.Equals(other, StringComparison.OrdinalIgnoreCase);
}
