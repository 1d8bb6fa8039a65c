using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Faults;

/// <summary>Stores the faults to inject, in the order of addition. The first fault that matches a request is applied.</summary>
public sealed class FaultRegistry
{
    private readonly FrozenSet<string> _operations;
    private ImmutableArray<ActiveFault> _faults = [];

    internal FaultRegistry(IEnumerable<string> operations)
    {
        _operations = operations.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets every added rule, including rules that have reached their count.</summary>
    public IReadOnlyList<FaultRule> Rules => [.. _faults.Select(fault => fault.Rule)];

    /// <summary>Adds a fault after the existing ones.</summary>
    /// <exception cref="ArgumentException">The rule names an unknown operation or an invalid status.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Status is < 200 or > 999)
        {
            throw new ArgumentException($"{rule.Status} is not a valid response status.", nameof(rule));
        }

        if (rule.Operation is { } operation && !_operations.Contains(operation))
        {
            throw new ArgumentException($"'{operation}' is not a known operation.", nameof(rule));
        }

        ImmutableInterlocked.Update(ref _faults, static (faults, added) => faults.Add(added), new ActiveFault(rule));
    }

    /// <summary>Removes every fault.</summary>
    public void Clear() => ImmutableInterlocked.InterlockedExchange(ref _faults, []);

    internal FaultRule? Match(Route route)
    {
        foreach (ActiveFault fault in _faults)
        {
            if (fault.TryApply(route))
            {
                return fault.Rule;
            }
        }

        return null;
    }

    /// <summary>A rule and the number of requests that it can still affect.</summary>
    private sealed class ActiveFault(FaultRule rule)
    {
        private readonly Lock _randomLock = new();
        private readonly Random _random = new(rule.Seed);
        private long _remaining = rule.Count ?? long.MaxValue;

        public FaultRule Rule => rule;

        public bool TryApply(Route route) => Matches(route) && IsDrawn() && Interlocked.Decrement(ref _remaining) >= 0;

        private bool Matches(Route route)
        {
            return (rule.Operation is null || rule.Operation.Equals(route.OperationName, StringComparison.OrdinalIgnoreCase))
                && (rule.CallConnectionId is null || rule.CallConnectionId == route.CallConnectionId)
                && (!rule.ChangesNextLink || route.Operation is { IsPaged: true });
        }

        private bool IsDrawn()
        {
            if (rule.Probability >= 1)
            {
                return true;
            }

            lock (_randomLock)
            {
                return _random.NextDouble() < rule.Probability;
            }
        }
    }
}
