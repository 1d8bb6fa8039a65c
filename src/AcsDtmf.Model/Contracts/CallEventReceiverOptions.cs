using System;

namespace AcsDtmf.Contracts;

/// <summary>Which events a receiver emits, and when it ends.</summary>
public sealed class CallEventReceiverOptions
{
    /// <summary>Gets what decides whether an event is emitted. It is called on any thread. Other events are acknowledged and dropped.</summary>
    public Predicate<CallEvent> Filter { get; init; } = static _ => true;

    /// <summary>Gets the number of events after which the receiver ends; null for no limit.</summary>
    public int? MaximumCount { get; init; }

    /// <summary>Gets the time after which the receiver ends; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
