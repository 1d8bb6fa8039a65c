using System.Collections.Generic;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Brings stops and their events together, whichever comes first. Each event confirms one stop, each delivery of it after the first none;
/// of several stops that cannot be told apart the first is confirmed first.
/// </summary>
/// <param name="capacity">How many events are kept that no stop has claimed, and how many ids of events are remembered. The oldest go first.</param>
internal sealed class StopMatcher(int capacity)
{
    private readonly Dictionary<StopKey, Queue<PendingStop>> _waiting = [];
    private readonly Dictionary<StopKey, Queue<CallEvent>> _unclaimed = [];
    private readonly Queue<(StopKey Key, CallEvent Event)> _arrivals = new();
    private readonly HashSet<(string? Source, string Id)> _seen = [];
    private readonly Queue<(string? Source, string Id)> _seenInOrder = new();

    /// <summary>Takes a stop, and confirms it when its event is there already.</summary>
    internal void Add(PendingStop stop)
    {
        StopKey key = KeyOf(stop);
        if (TryDequeue(_unclaimed, key, out CallEvent? callEvent))
        {
            stop.Event = callEvent;
        }
        else
        {
            stop.IsWaiting = true;
            Enqueue(_waiting, key, stop);
        }
    }

    /// <summary>Takes an event, and keeps it for a stop that is still to come when none waits for it.</summary>
    /// <returns>Whether it has confirmed a stop.</returns>
    internal bool Add(CallEvent callEvent)
    {
        if (callEvent is not { Type: CallEventType.ContinuousDtmfRecognitionStopped, CallConnectionId: { } callConnectionId } || !IsNew(callEvent))
        {
            return false;
        }

        var key = new StopKey(callConnectionId, callEvent.OperationContext);
        if (TryDequeue(_waiting, key, out PendingStop? stop))
        {
            stop!.Event = callEvent;
            stop.IsWaiting = false;
            return true;
        }

        Keep(key, callEvent);
        return false;
    }

    /// <summary>Waits no longer for a stop's event. It must be the one that has waited longest.</summary>
    internal void GiveUp(PendingStop stop)
    {
        stop.IsWaiting = false;
        TryDequeue(_waiting, KeyOf(stop), out _);
    }

    private static StopKey KeyOf(PendingStop stop) => new(stop.Result.CallConnectionId!, stop.Result.OperationContext);

    private static void Enqueue<T>(Dictionary<StopKey, Queue<T>> queues, StopKey key, T item)
    {
        if (!queues.TryGetValue(key, out Queue<T>? queue))
        {
            queues.Add(key, queue = new Queue<T>(1));
        }

        queue.Enqueue(item);
    }

    private static bool TryDequeue<T>(Dictionary<StopKey, Queue<T>> queues, StopKey key, out T? item)
    {
        if (!queues.TryGetValue(key, out Queue<T>? queue))
        {
            item = default;
            return false;
        }

        item = queue.Dequeue();
        if (queue.Count == 0)
        {
            queues.Remove(key);
        }

        return true;
    }

    private bool IsNew(CallEvent callEvent)
    {
        if (callEvent.Id is not { } id)
        {
            return true;
        }

        if (!_seen.Add((callEvent.Source, id)))
        {
            return false;
        }

        _seenInOrder.Enqueue((callEvent.Source, id));
        if (_seenInOrder.Count > capacity)
        {
            _seen.Remove(_seenInOrder.Dequeue());
        }

        return true;
    }

    private void Keep(StopKey key, CallEvent callEvent)
    {
        Enqueue(_unclaimed, key, callEvent);
        _arrivals.Enqueue((key, callEvent));
        if (_arrivals.Count <= capacity)
        {
            return;
        }

        // What has been claimed since it arrived is no longer the first of its queue.
        (StopKey oldestKey, CallEvent oldest) = _arrivals.Dequeue();
        if (_unclaimed.TryGetValue(oldestKey, out Queue<CallEvent>? queue) && ReferenceEquals(queue.Peek(), oldest))
        {
            TryDequeue(_unclaimed, oldestKey, out _);
        }
    }
}
