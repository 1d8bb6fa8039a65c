using System;
using System.Threading;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Faults;

/// <summary>A rule at work: how often it may still befall a request.</summary>
internal sealed class ArmedFault(FaultRule rule)
{
    private readonly Lock _chanceLock = new();
    private readonly Random _chance = new(rule.Seed);
    private long _remaining = rule.Count ?? long.MaxValue;

    public FaultRule Rule => rule;

    public bool TryFire(Route route) => Matches(route) && IsDrawn() && TryTake();

    private bool Matches(Route route)
    {
        return (rule.Operation is null || rule.Operation == route.Operation)
            && (rule.CallConnectionId is null || rule.CallConnectionId == route.CallConnectionId);
    }

    private bool IsDrawn()
    {
        if (rule.Probability >= 1)
        {
            return true;
        }

        lock (_chanceLock)
        {
            return _chance.NextDouble() < rule.Probability;
        }
    }

    private bool TryTake() => Interlocked.Decrement(ref _remaining) >= 0;
}
