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
    private readonly TokenBucketRateLimiter? _bucket;

    private Throttle(ThrottleSettings settings, RateLimiter limiter, TokenBucketRateLimiter? bucket)
    {
        Settings = settings;
        _limiter = limiter;
        _bucket = bucket;
    }

    public ThrottleSettings Settings { get; }

    public static Throttle Create(ThrottleSettings settings)
    {
        List<RateLimiter> limiters = [];
        TokenBucketRateLimiter? bucket = null;

        // Concurrency is checked first, because a request that exceeds it must not use a token.
        if (settings.Concurrency is { } concurrency)
        {
            limiters.Add(new ConcurrencyLimiter(new() { PermitLimit = concurrency }));
        }

        if (settings.RequestsPerSecond is { } requestsPerSecond)
        {
            bucket = new(new()
            {
                TokenLimit = requestsPerSecond,
                TokensPerPeriod = requestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                AutoReplenishment = false,
            });
            limiters.Add(bucket);
        }

        return new(settings, RateLimiter.CreateChained([.. limiters]), bucket);
    }

    public RateLimitLease Enter()
    {
        // The bucket has no timer, so each request replenishes it for the elapsed time.
        _bucket?.TryReplenish();
        return _limiter.AttemptAcquire();
    }
}
