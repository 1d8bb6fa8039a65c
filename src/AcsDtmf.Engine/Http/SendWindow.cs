using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>Queues the attempts of a run and admits them at the pace that the service accepts.</summary>
internal sealed class SendWindow : IDisposable
{
    /// <summary>The time after which a run ends if the service throttles it without accepting a request.</summary>
    internal static readonly TimeSpan LongestThrottling = TimeSpan.FromMinutes(5);

    // Shorter pauses are not reported.
    private static readonly TimeSpan ShortestAnnouncedPause = TimeSpan.FromSeconds(0.5);

    private readonly object _gate = new();
    private readonly SendPace _pace;
    private readonly Action<string> _announce;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _longestThrottling;
    private readonly ITimer _admitting;
    private readonly long _startedAt;
    private readonly Queue<Waiter> _retries = new();
    private readonly Queue<Waiter> _newcomers = new();
    private int _active;

    /// <summary>Initializes a new instance of the <see cref="SendWindow"/> class.</summary>
    /// <param name="limit">The largest number of attempts in flight.</param>
    /// <param name="announce">Receives a message about each pause.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="longestThrottling">How long the service may throttle without accepting a request before throttled attempts leave the window.</param>
    internal SendWindow(int limit, Action<string> announce, TimeProvider clock, TimeSpan longestThrottling)
    {
        _longestThrottling = longestThrottling;
        _pace = new SendPace(limit);
        _announce = announce;
        _clock = clock;
        _startedAt = clock.GetTimestamp();
        _admitting = clock.CreateTimer(_ => Admit(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the number of pauses and the number of attempts that may be in flight, which is 0 during a pause.</summary>
    internal (int Pauses, int Width) State
    {
        get
        {
            lock (_gate)
            {
                return (_pace.Pauses, _pace.IsPaused ? 0 : _pace.Width);
            }
        }
    }

    private double Now => _clock.GetElapsedTime(_startedAt).TotalSeconds;

    /// <summary>Waits until an attempt may be sent. Retries precede first attempts, because they have waited longest and delay the ordered output.</summary>
    internal ValueTask<Departure> EnterAsync(bool isRetry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_gate)
        {
            double now = Now;
            if (_retries.Count + _newcomers.Count == 0 && _pace.LeavesAt(_active) <= now)
            {
                return new ValueTask<Departure>(_pace.Leave(now, ++_active));
            }

            waiter = new Waiter();
            (isRetry ? _retries : _newcomers).Enqueue(waiter);
            Admit();
        }

        return new ValueTask<Departure>(waiter.WaitAsync(cancellationToken));
    }

    /// <summary>Records the result of an attempt.</summary>
    /// <returns>Whether the attempt was throttled and must enter the window again.</returns>
    internal bool Exit(Departure attempt, AttemptResult result)
    {
        TimeSpan pause = TimeSpan.Zero;
        bool isThrottled = false;
        lock (_gate)
        {
            _active--;
            double now = Now;
            if (result.IsThrottled)
            {
                pause = TimeSpan.FromSeconds(_pace.Refuse(attempt, now, result.RetryAfter?.TotalSeconds) ?? 0);
                isThrottled = _pace.RefusedFor(now) < _longestThrottling.TotalSeconds;
            }
            else if (result.Kind is AttemptResultKind.Success or AttemptResultKind.Permanent)
            {
                _pace.Accept(attempt, now);
            }
            else
            {
                _pace.Return(attempt);
            }

            Admit();
        }

        if (pause >= ShortestAnnouncedPause)
        {
            _announce($"The service is throttling: sending pauses for {pause.TotalSeconds:0.0} s.");
        }

        return isThrottled;
    }

    /// <inheritdoc/>
    public void Dispose() => _admitting.Dispose();

    private void Admit()
    {
        lock (_gate)
        {
            while ((_retries.Count > 0 ? _retries : _newcomers) is { Count: > 0 } waiting && _pace.LeavesAt(_active) is { } leavesAt)
            {
                double now = Now;
                if (leavesAt > now)
                {
                    // Rounded up to the timer's milliseconds, because a timer that fires early would have to be set again.
                    _admitting.Change(TimeSpan.FromMilliseconds(Math.Ceiling((leavesAt - now) * 1000)), Timeout.InfiniteTimeSpan);
                    return;
                }

                Waiter waiter = waiting.Dequeue();
                if (!waiter.IsCanceled)
                {
                    Departure departure = _pace.Leave(now, ++_active);
                    if (!waiter.TryAdmit(departure))
                    {
                        _active--;
                        _pace.Return(departure);
                    }
                }
            }
        }
    }

    private sealed class Waiter
    {
        private readonly TaskCompletionSource<Departure> _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal bool IsCanceled => _admitted.Task.IsCanceled;

        internal bool TryAdmit(Departure departure) => _admitted.TrySetResult(departure);

        internal async Task<Departure> WaitAsync(CancellationToken cancellationToken)
        {
            using (cancellationToken.Register(static state => ((TaskCompletionSource<Departure>)state!).TrySetCanceled(), _admitted))
            {
                return await _admitted.Task.ConfigureAwait(false);
            }
        }
    }
}
