using System.Collections.Generic;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Matches stops with their events, in any order of arrival. Stops that share a call and a context are indistinguishable: they are confirmed
/// only if an event has arrived for each of them. A repeated delivery of an event does not count.
/// </summary>
/// <param name="capacity">
/// The number of events without a stop, of stops without an event, and of event ids to remember. The oldest ones are removed first.
/// </param>
internal sealed class StopMatcher(int capacity)
{
    // The service's events are far shorter. The limit bounds the memory that events from other senders can use.
    private const int LongestEvent = 64 * 1024;

    private readonly Dictionary<StopKey, StopGroup> _groups = [];
    private readonly Queue<(StopGroup Group, bool IsStop)> _memories = new();
    private readonly RecentEvents _recentEvents = new(capacity);

    /// <summary>Adds a stop that waits for its event.</summary>
    internal void Add(PendingStop stop)
    {
        stop.Group = GroupOf(stop.Result);
        stop.Group.Waiting++;
    }

    /// <summary>Adds a stop that failed but may have taken effect, so that an event may belong to it.</summary>
    internal void AddUncertain(DtmfRecognitionResult result) => GiveUp(GroupOf(result));

    /// <summary>Adds an event, and keeps it for a later stop if no stop needs it yet.</summary>
    /// <returns>Whether stops wait in the group of the event and each of them now has an event.</returns>
    internal bool Add(CallEvent callEvent)
    {
        if (callEvent is not { Type: CallEventType.ContinuousDtmfRecognitionStopped, CallConnectionId: { } callConnectionId }
            || IsTooLong(callEvent)
            || !_recentEvents.Add(callEvent))
        {
            return false;
        }

        StopGroup group = GroupOf(new StopKey(callConnectionId, callEvent.OperationContext));
        group.Events.Enqueue(callEvent);
        if (group.SpareEvents > 0)
        {
            group.RememberedEvents++;
            Remember(group, isStop: false);
        }

        return group.Waiting > 0 && group.HasEveryEvent;
    }

    /// <summary>Confirms a stop whose group has an event for each of its stops.</summary>
    internal void Confirm(PendingStop stop)
    {
        StopGroup group = Release(stop);
        stop.Event = group.Events.Dequeue();
        RemoveIfEmpty(group);
    }

    /// <summary>Ends the wait of a stop. Its event may still arrive, and must then not confirm another stop.</summary>
    internal void GiveUp(PendingStop stop) => GiveUp(Release(stop));

    private static StopGroup Release(PendingStop stop)
    {
        StopGroup group = stop.Group!;
        group.Waiting--;
        stop.Group = null;
        return group;
    }

    private static bool IsTooLong(CallEvent callEvent) =>
        RecentEvents.IsTooLong(callEvent)
        || callEvent.CallConnectionId!.Length + (callEvent.OperationContext?.Length ?? 0) + (callEvent.Data?.Length ?? 0) > LongestEvent;

    private StopGroup GroupOf(DtmfRecognitionResult result) => GroupOf(new StopKey(result.CallConnectionId!, result.OperationContext));

    private StopGroup GroupOf(StopKey key)
    {
        if (!_groups.TryGetValue(key, out StopGroup? group))
        {
            _groups.Add(key, group = new StopGroup(key));
        }

        return group;
    }

    private void GiveUp(StopGroup group)
    {
        group.Unconfirmed++;
        Remember(group, isStop: true);
    }

    private void Remember(StopGroup group, bool isStop)
    {
        _memories.Enqueue((group, isStop));
        if (_memories.Count > capacity)
        {
            (StopGroup oldest, bool wasStop) = _memories.Dequeue();
            Forget(oldest, wasStop);
        }
    }

    private void Forget(StopGroup group, bool isStop)
    {
        if (isStop)
        {
            group.Unconfirmed--;
        }
        else
        {
            group.RememberedEvents--;
        }

        // If there are more spare events than entries, no stop has needed the event of this entry, and it is forgotten too.
        if (group.SpareEvents > group.RememberedEvents)
        {
            group.Events.Dequeue();
        }

        RemoveIfEmpty(group);
    }

    private void RemoveIfEmpty(StopGroup group)
    {
        if (group.IsEmpty)
        {
            _groups.Remove(group.Key);
        }
    }
}
