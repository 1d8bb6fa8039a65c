using System.Collections.Generic;

namespace AcsDtmf.Engine.Events;

/// <summary>The stops that share a key and the events that carry it. Nothing states which of the events belongs to which of the stops.</summary>
/// <param name="key">The key.</param>
internal sealed class StopGroup(StopKey key)
{
    internal StopKey Key { get; } = key;

    /// <summary>Gets the events that have confirmed no stop yet, in the order in which they arrived.</summary>
    internal Queue<CallEvent> Events { get; } = new();

    /// <summary>Gets or sets the number of stops that wait for an event.</summary>
    internal int Waiting { get; set; }

    /// <summary>Gets or sets the number of stops that no longer wait and are not confirmed, but whose event may still arrive.</summary>
    internal int Unconfirmed { get; set; }

    /// <summary>Gets a value indicating whether an event has arrived for every stop, so that it does not matter which belongs to which.</summary>
    internal bool HasEveryEvent => SpareEvents >= 0;

    /// <summary>Gets the number of events that no stop needs yet.</summary>
    internal int SpareEvents => Events.Count - Waiting - Unconfirmed;

    /// <summary>Gets or sets the number of entries in the matcher's memory that are about spare events of this group. A stop may have needed some since.</summary>
    internal int RememberedEvents { get; set; }

    internal bool IsEmpty => Events.Count + Waiting + Unconfirmed + RememberedEvents == 0;
}
