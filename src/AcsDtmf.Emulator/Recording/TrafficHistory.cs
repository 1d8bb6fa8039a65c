using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace AcsDtmf.Emulator.Recording;

/// <summary>Reads the counters once a second and keeps the samples of the last minutes. Requests do no work for it.</summary>
public sealed class TrafficHistory : IDisposable
{
    private const int Capacity = 180;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TrafficRecorder _traffic;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly Queue<TrafficSample> _samples = new();
    private TrafficCounters _last;
    private long _lastTime;
    private long _lastNumber;

    internal TrafficHistory(TrafficRecorder traffic, TimeProvider clock)
    {
        _traffic = traffic;
        _clock = clock;
        _last = traffic.Counters;
        _lastTime = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => Add(), null, Interval, Interval);
    }

    /// <summary>Returns the samples whose number is greater, in order.</summary>
    public IReadOnlyList<TrafficSample> After(long number)
    {
        lock (_lock)
        {
            return [.. _samples.Where(sample => sample.Number > number)];
        }
    }

    /// <summary>Removes the samples. Call this method after the counters are reset.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            _samples.Clear();
            Restart(_traffic.Counters);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Add()
    {
        lock (_lock)
        {
            TrafficCounters last = _last;
            double seconds = _clock.GetElapsedTime(_lastTime).TotalSeconds;
            Restart(_traffic.Counters);
            if (_last.Requests < last.Requests)
            {
                // The counters were reset since the last sample, so there is no rate.
                return;
            }

            _samples.Enqueue(new(
                ++_lastNumber,
                (_last.Requests - last.Requests) / seconds,
                (_last.Throttled - last.Throttled) / seconds,
                _last.InFlight));
            if (_samples.Count > Capacity)
            {
                _samples.Dequeue();
            }
        }
    }

    private void Restart(TrafficCounters counters)
    {
        _last = counters;
        _lastTime = _clock.GetTimestamp();
    }
}

/// <summary>The traffic of one second.</summary>
/// <param name="Number">A number that increases by one with each sample.</param>
/// <param name="RequestsPerSecond">Completed requests per second.</param>
/// <param name="ThrottledPerSecond">Requests per second that received 429.</param>
/// <param name="InFlight">Requests in flight at the end of the second.</param>
public sealed record TrafficSample(long Number, double RequestsPerSecond, double ThrottledPerSecond, int InFlight);
