using System;
using System.Globalization;
using System.Threading;
using System.Threading.RateLimiting;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Faults;

/// <summary>Turns requests away with 429 when there are too many.</summary>
public sealed class AdmissionControl
{
    private const string ThrottledCode = "8516";

    private readonly TimeProvider _clock;
    private Throttle? _throttle;

    internal AdmissionControl(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>The limits in force, or null when there are none.</summary>
    public ThrottleSettings? Settings => Volatile.Read(ref _throttle)?.Settings;

    /// <summary>Puts limits in force, with a full second's worth to spend; no settings, or settings without a limit, lift them.</summary>
    public void Apply(ThrottleSettings? settings)
    {
        bool isUnlimited = settings is null or { RequestsPerSecond: null, Concurrency: null };
        Volatile.Write(ref _throttle, isUnlimited ? null : Throttle.Create(settings!));
    }

    /// <returns>The permission, to be held until the answer is known; null when there are no limits.</returns>
    internal RateLimitLease? Enter() => Volatile.Read(ref _throttle)?.Enter();

    internal Answer TooManyRequests()
    {
        return Answer.Error(429, ThrottledCode, "Too many requests. Try again later.") with { RetryAfter = RetryAfter(Settings) };
    }

    private string? RetryAfter(ThrottleSettings? settings) => settings?.RetryAfter switch
    {
        RetryAfterForm.Seconds => settings.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture),
        RetryAfterForm.Date => _clock.GetUtcNow().AddSeconds(settings.RetryAfterSeconds).ToString("r", CultureInfo.InvariantCulture),
        _ => null,
    };
}
