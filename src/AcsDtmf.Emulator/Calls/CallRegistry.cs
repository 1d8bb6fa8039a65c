using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Stores the calls of the service.</summary>
public sealed class CallRegistry
{
    private readonly ConcurrentDictionary<string, Call> _calls = new(StringComparer.Ordinal);
    private int _lastSeed;

    internal CallRegistry()
    {
    }

    /// <summary>Gets every call, ordered by id.</summary>
    public IReadOnlyList<Call> All => [.. _calls.Values.OrderBy(call => call.CallConnectionId, StringComparer.Ordinal)];

    /// <summary>Gets the number of calls.</summary>
    public int Count => _calls.Count;

    /// <summary>Returns the call with the given id, or null.</summary>
    public Call? Find(string callConnectionId) => _calls.GetValueOrDefault(callConnectionId);

    /// <summary>Adds a call, or replaces the call with the same id.</summary>
    public void Add(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Remove(call.CallConnectionId);
        _calls[call.CallConnectionId] = call;
    }

    /// <summary>Removes a call. The service removes a call some time after the call ends.</summary>
    public bool Remove(string callConnectionId)
    {
        if (!_calls.TryRemove(callConnectionId, out Call? call))
        {
            return false;
        }

        call.Abandon();
        return true;
    }

    /// <summary>
    /// Adds generated calls. The ids and participants of a call are derived from its number, which continues after the last
    /// seeded call.
    /// </summary>
    public IReadOnlyList<Call> Seed(int count, int participantsPerCall, Uri? callbackUri = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(participantsPerCall);

        int last = Interlocked.Add(ref _lastSeed, count);
        var seeded = new Call[count];
        for (int index = 0; index < count; index++)
        {
            seeded[index] = CallSeeder.Create(last - count + index + 1, participantsPerCall, callbackUri);
            Add(seeded[index]);
        }

        return seeded;
    }

    internal void Clear()
    {
        foreach (string callConnectionId in _calls.Keys)
        {
            Remove(callConnectionId);
        }

        Volatile.Write(ref _lastSeed, 0);
    }
}
