using System.Collections.Generic;

namespace AcsDtmf.Engine.Events;

/// <summary>Remembers which events have arrived, because the service sends an event again when it has missed the answer.</summary>
/// <param name="capacity">How many events are remembered. The oldest go first.</param>
internal sealed class RecentEvents(int capacity)
{
    // Ids and sources of the service are far shorter. The limit bounds what a stranger's events can occupy.
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
