using System.Collections.Generic;

namespace AcsDtmf.Engine.Events;

/// <summary>Detects events that have already arrived. The service sends an event again if it did not receive the response.</summary>
/// <param name="capacity">The number of events to remember. The oldest ones are removed first.</param>
internal sealed class RecentEvents(int capacity)
{
    // The service's ids and sources are far shorter. The limit bounds the memory that events from other senders can use.
    private const int LongestId = 1024;

    private readonly HashSet<(string? Source, string Id)> _seen = [];
    private readonly Queue<(string? Source, string Id)> _seenInOrder = new();

    /// <summary>Adds an event.</summary>
    /// <returns>Whether it has not arrived before. An event whose id is missing or too long always counts as new.</returns>
    internal bool Add(CallEvent callEvent)
    {
        if (callEvent.Id is not { } id || IsTooLong(callEvent))
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

    /// <summary>Returns whether an event's id or source is too long to be remembered.</summary>
    internal static bool IsTooLong(CallEvent callEvent) => callEvent.Id?.Length > LongestId || callEvent.Source?.Length > LongestId;
}
