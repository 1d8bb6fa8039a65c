using System;
using System.Collections.Generic;
using System.Threading.RateLimiting;

namespace AcsDtmf.Emulator.Faults;

/// <summary>
/// The limiters of one set of limits. They run no timer, so a set that is replaced is simply let go
/// and requests that still hold its permission are not disturbed.
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

        // Concurrency first: a request that finds no room must not spend a token.
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
        // Without a timer the bucket is filled here, by the time that has really passed.
        _bucket?.TryReplenish();
        return _limiter.AttemptAcquire();
    }
}
