using System;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>How a service decides how much is too much.</summary>
public enum LimiterKind
{
    /// <summary>A bucket that fills evenly and holds a fifth of a second's requests.</summary>
    TokenBucket,

    /// <summary>A second's requests in each second, whenever in it they come.</summary>
    OneSecondWindow,

    /// <summary>Ten seconds' requests in each ten seconds.</summary>
    TenSecondWindow,

    /// <summary>As many requests at once as make the rate.</summary>
    Concurrency,
}

/// <summary>A service with a limit, in simulated time.</summary>
internal sealed class SimulatedService(LimiterKind kind, double rate, double latency)
{
    /// <summary>How long a request or a response is on the way.</summary>
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

    /// <summary>Gets or sets the requests a second that a bucket is filled with.</summary>
    internal double Rate { get; set; } = rate;

    /// <summary>Gets the rate, in requests a second, of a client that never exceeds the limit.</summary>
    internal double AllowedRate => kind == LimiterKind.Concurrency ? _capacity / (Latency + (2 * Transit)) : Rate;

    /// <summary>Gets how long the service takes, in seconds, to answer a request that it accepts.</summary>
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
