using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Stores the calls that an application can answer.</summary>
public sealed class IncomingCallRegistry
{
    private readonly ConcurrentDictionary<string, IncomingCall> _calls = new(StringComparer.Ordinal);

    internal IncomingCallRegistry()
    {
    }

    /// <summary>Gets every call that rings, ordered by its context.</summary>
    public IReadOnlyList<IncomingCall> All => [.. _calls.Values.OrderBy(call => call.IncomingCallContext, StringComparer.Ordinal)];

    /// <summary>Adds a call.</summary>
    /// <param name="from">The raw id of the caller.</param>
    /// <param name="to">The raw id of the called participant.</param>
    public IncomingCall Add(string from, string to)
    {
        var call = new IncomingCall(Guid.NewGuid().ToString("N"), from, to);
        _calls[call.IncomingCallContext] = call;
        return call;
    }

    /// <summary>Removes a call and returns it, or null. A call can be answered only once.</summary>
    internal IncomingCall? Take(string incomingCallContext) => _calls.TryRemove(incomingCallContext, out IncomingCall? call) ? call : null;

    internal void Clear() => _calls.Clear();
}
