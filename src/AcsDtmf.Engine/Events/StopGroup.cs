using System.Collections.Generic;

namespace AcsDtmf.Engine.Events;

/// <summary>The stops that share a key, and the events with this key. An event does not state which of the stops it belongs to.</summary>
/// <param name="key">The key.</param>
internal sealed class StopGroup(StopKey key)
{
    internal StopKey Key { get; } = key;

    /// <summary>Gets the events that have not confirmed a stop, in order of arrival.</summary>
    internal Queue<CallEvent> Events { get; } = new();

    /// <summary>Gets or sets the number of stops that wait for an event.</summary>
    internal int Waiting { get; set; }

    /// <summary>Gets or sets the number of stops that have timed out or failed, but whose event may still arrive.</summary>
    internal int Unconfirmed { get; set; }

    /// <summary>Gets a value indicating whether an event has arrived for every stop, so that it does not matter which event belongs to which stop.</summary>
    internal bool HasEveryEvent => SpareEvents >= 0;

    /// <summary>Gets the number of events that no stop needs yet.</summary>
    internal int SpareEvents => Events.Count - Waiting - Unconfirmed;

    /// <summary>Gets or sets the number of entries in the matcher's memory for spare events of this group. Later stops may have needed some of these events.</summary>
    internal int RememberedEvents { get; set; }

    internal bool IsEmpty => Events.Count + Waiting + Unconfirmed + RememberedEvents == 0;
}
