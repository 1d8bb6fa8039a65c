using System.Threading;

namespace AcsDtmf.Engine.Events;

/// <summary>Counts the callbacks that the listener refused and the events that it could not read. Thread-safe.</summary>
internal sealed class CallbackLosses
{
    private int _refusals;
    private volatile string? _lastRefusal;
    private int _unreadable;
    private volatile string? _lastUnreadable;

    /// <summary>Gets the reason of the last refusal, as the end of a sentence; null if no callback was refused.</summary>
    internal string? LastRefusal => _lastRefusal;

    /// <summary>Returns a sentence for each kind of loss; empty if there are none.</summary>
    public override string ToString()
    {
        string refused = _lastRefusal is { } reason
            ? $" The listener refused {Quantity.Of(Volatile.Read(ref _refusals), "callback")}, the last one because {reason}."
            : string.Empty;
        string unreadable = _lastUnreadable is { } error
            ? $" The listener could not read {Quantity.Of(Volatile.Read(ref _unreadable), "event")}. The last error: {error}"
            : string.Empty;
        return refused + unreadable;
    }

    internal void Add(CallbackRefusal refusal)
    {
        Interlocked.Increment(ref _refusals);
        _lastRefusal = refusal.Reason;
    }

    internal void Add(CallingException unreadable)
    {
        Interlocked.Increment(ref _unreadable);
        _lastUnreadable = unreadable.Message;
    }
}
