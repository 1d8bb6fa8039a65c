using System;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Specifies the kind of limit that a simulated service enforces.</summary>
public enum LimiterKind
{
    /// <summary>A token bucket that fills evenly and holds the requests of 0.2 seconds.</summary>
    TokenBucket,

    /// <summary>A fixed window of one second.</summary>
    OneSecondWindow,

    /// <summary>A fixed window of ten seconds.</summary>
    TenSecondWindow,

    /// <summary>A limit on concurrent requests that results in the rate.</summary>
    Concurrency,
}

/// <summary>A service with a limit, in simulated time.</summary>
internal sealed class SimulatedService(LimiterKind kind, double rate, double latency)
{
    /// <summary>The time, in seconds, that a request or a response is in transit.</summary>
    internal const double Transit = 0.001;

    private readonly double _capacity = Math.Max(1, kind switch
    {
        LimiterKind.TokenBucket => rate / 5,
        LimiterKind.OneSecondWindow => rate,
        LimiterKind.TenSecondWindow => 10 * rate,
        _ => Math.Round(rate * latency),
    });

    private double _filledAt;
    private double _used;

    /// <summary>Gets or sets the rate, in requests a second, at which a bucket fills.</summary>
    internal double Rate { get; set; } = rate;

    /// <summary>Gets the rate, in requests a second, of a client that never exceeds the limit.</summary>
    internal double AllowedRate => kind == LimiterKind.Concurrency ? _capacity / (Latency + (2 * Transit)) : Rate;

    /// <summary>Gets the time, in seconds, that the service takes to answer an accepted request.</summary>
    internal double Latency { get; } = latency;

    internal bool TryAccept(double now)
    {
        switch (kind)
        {
            case LimiterKind.TokenBucket:
                _used = Math.Max(0, _used - ((now - _filledAt) * Rate));
                _filledAt = now;
                break;

            case LimiterKind.OneSecondWindow or LimiterKind.TenSecondWindow:
                double window = Math.Floor(now / (kind == LimiterKind.OneSecondWindow ? 1 : 10));
                _used = window > _filledAt ? 0 : _used;
                _filledAt = window;
                break;
        }

        if (_used + 1 > _capacity + 1e-9)
        {
            return false;
        }

        _used++;
        return true;
    }

    internal void Complete() => _used -= kind == LimiterKind.Concurrency ? 1 : 0;
}
