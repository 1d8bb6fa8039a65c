using System;
using System.Globalization;
using System.Threading;
using System.Threading.RateLimiting;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Faults;

/// <summary>Rejects requests with 429 when they exceed the limits.</summary>
public sealed class AdmissionControl
{
    private const string ThrottledCode = "8516";

    private readonly TimeProvider _clock;
    private Throttle? _throttle;

    internal AdmissionControl(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>Gets the current limits, or null if there are none.</summary>
    public ThrottleSettings? Settings => Volatile.Read(ref _throttle)?.Settings;

    /// <summary>Sets the limits. Null, or settings without a limit, removes the limits.</summary>
    public void Apply(ThrottleSettings? settings)
    {
        bool isUnlimited = settings is null or { RequestsPerSecond: null, Concurrency: null };
        Volatile.Write(ref _throttle, isUnlimited ? null : Throttle.Create(settings!));
    }

    /// <returns>The lease, which the caller holds until the response is known, or null if there are no limits.</returns>
    internal RateLimitLease? Enter() => Volatile.Read(ref _throttle)?.Enter();

    internal ServiceResponse TooManyRequests()
    {
        return ServiceResponse.Error(429, ThrottledCode, "Too many requests. Try again later.") with
        {
            RetryAfter = RetryAfter(Settings),
        };
    }

    private string? RetryAfter(ThrottleSettings? settings) => settings?.RetryAfter switch
    {
        RetryAfterForm.Seconds => settings.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture),
        RetryAfterForm.Date => _clock.GetUtcNow().AddSeconds(settings.RetryAfterSeconds).ToString("r", CultureInfo.InvariantCulture),
        _ => null,
    };
}
