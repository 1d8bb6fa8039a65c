using System;
using System.Collections.Generic;
using System.Globalization;
using AcsDtmf.Emulator.Faults;

namespace AcsDtmf.Engine.Tests.Faults;

/// <summary>The faults of one run: every kind that can affect a stop, each with a probability that the seed determines.</summary>
public static class FaultMix
{
    private const double LargestChance = 0.04;

    // A stalled request takes the whole time-out, so only a few requests stall.
    private const double LargestChanceOfStall = 0.01;

    // Throttling pauses the whole run, so each form of it occurs at most once.
    private const double ChanceOfThrottling = 0.2;

    public static IEnumerable<FaultRule> Draw(int seed)
    {
        var random = new Random(seed);
        foreach (FaultRule rule in Kinds())
        {
            yield return rule with
            {
                Probability = rule.Count is not null ? ChanceOfThrottling : random.NextDouble() * (rule.Kind == FaultKind.Stall ? LargestChanceOfStall : LargestChance),
                Seed = random.Next(),
            };
        }
    }

    private static IEnumerable<FaultRule> Kinds()
    {
        yield return Throttled("1");
        yield return Throttled(DateTimeOffset.UtcNow.AddSeconds(1).ToString("R", CultureInfo.InvariantCulture));
        yield return Throttled(null);
        yield return Throttled("0");
        yield return Throttled("999999999");
        yield return Throttled("Mon, 01 Jan 2001 00:00:00 GMT");
        yield return Throttled("as soon as we can");
        foreach (int status in new[] { 408, 500, 502, 503, 504 })
        {
            yield return new FaultRule { Kind = FaultKind.Status, Status = status };
        }

        yield return new FaultRule { Kind = FaultKind.Status, Status = 503, RetryAfter = "1", Count = 1 };
        yield return new FaultRule { Kind = FaultKind.Status, Status = 409 };
        yield return new FaultRule { Kind = FaultKind.ResetBefore };
        yield return new FaultRule { Kind = FaultKind.ResetAfter };
        yield return new FaultRule { Kind = FaultKind.Truncate };
        yield return new FaultRule { Kind = FaultKind.Truncate, Status = 500 };
        yield return new FaultRule { Kind = FaultKind.Truncate, Status = 404 };
        yield return new FaultRule { Kind = FaultKind.WrongContentType, Status = 404 };
        yield return new FaultRule { Kind = FaultKind.Html, Status = 502 };
        yield return new FaultRule { Kind = FaultKind.EmptyBody, Status = 500 };
        yield return new FaultRule { Kind = FaultKind.ProxyPage };
        yield return new FaultRule { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(50) };
        yield return new FaultRule { Kind = FaultKind.Stall };
    }

    private static FaultRule Throttled(string? retryAfter) => new() { Kind = FaultKind.Status, Status = 429, RetryAfter = retryAfter, Count = 1 };
}
