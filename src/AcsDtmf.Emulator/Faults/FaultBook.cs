using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Faults;

/// <summary>The faults that are to happen, in the order they were added; the first that matches happens.</summary>
public sealed class FaultBook
{
    private ImmutableArray<ArmedFault> _faults = [];

    internal FaultBook()
    {
    }

    /// <summary>Every rule that was added, used up or not.</summary>
    public IReadOnlyList<FaultRule> Rules => [.. _faults.Select(fault => fault.Rule)];

    /// <summary>Adds a fault behind those that are there.</summary>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Status is < 200 or > 999)
        {
            throw new ArgumentException($"{rule.Status} is no status of an answer.", nameof(rule));
        }

        ImmutableInterlocked.Update(ref _faults, static (faults, added) => faults.Add(added), new ArmedFault(rule));
    }

    /// <summary>Removes every fault.</summary>
    public void Clear() => ImmutableInterlocked.InterlockedExchange(ref _faults, []);

    internal FaultRule? Match(Route route)
    {
        foreach (ArmedFault fault in _faults)
        {
            if (fault.TryFire(route))
            {
                return fault.Rule;
            }
        }

        return null;
    }
}
