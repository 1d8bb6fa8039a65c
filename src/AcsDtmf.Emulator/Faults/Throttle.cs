using System;
using System.Collections.Generic;
using System.Threading.RateLimiting;

namespace AcsDtmf.Emulator.Faults;

/// <summary>
/// Contains the rate limiters of one set of limits. The limiters have no timer, so a replaced instance needs no disposal, and
/// its leases remain valid.
/// </summary>
internal sealed class Throttle
{
    private readonly RateLimiter _limiter;
    private readonly ReplenishingRateLimiter? _rateLimiter;

    private Throttle(ThrottleSettings settings, RateLimiter limiter, ReplenishingRateLimiter? rateLimiter)
    {
        Settings = settings;
        _limiter = limiter;
        _rateLimiter = rateLimiter;
    }

    public ThrottleSettings Settings { get; }

    public static Throttle Create(ThrottleSettings settings)
    {
        List<RateLimiter> limiters = [];

        // Concurrency is checked first, because a request that exceeds it must not count against the rate.
        if (settings.Concurrency is { } concurrency)
        {
            limiters.Add(new ConcurrencyLimiter(new() { PermitLimit = concurrency }));
        }

        ReplenishingRateLimiter? rateLimiter = null;
        if (settings.RequestsPerSecond is { } requestsPerSecond)
        {
            rateLimiter = CreateRateLimiter(settings, requestsPerSecond);
            limiters.Add(rateLimiter);
        }

        return new(settings, RateLimiter.CreateChained([.. limiters]), rateLimiter);
    }

    public RateLimitLease Enter()
    {
        // The limiter has no timer, so each request replenishes it for the elapsed time.
        _rateLimiter?.TryReplenish();
        return _limiter.AttemptAcquire();
    }

    private static ReplenishingRateLimiter CreateRateLimiter(ThrottleSettings settings, int requestsPerSecond) => settings.Limiter switch
    {
        RateLimiterKind.FixedWindow => new FixedWindowRateLimiter(new()
        {
            PermitLimit = (int)Math.Min((long)requestsPerSecond * settings.WindowSeconds, int.MaxValue),
            Window = TimeSpan.FromSeconds(settings.WindowSeconds),
            AutoReplenishment = false,
        }),
        _ => new TokenBucketRateLimiter(new()
        {
            TokenLimit = settings.Burst ?? requestsPerSecond,
            TokensPerPeriod = requestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = false,
        }),
    };
}
