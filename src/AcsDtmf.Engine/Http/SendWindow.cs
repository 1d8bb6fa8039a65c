using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// How many attempts may be under way at once. The service's throttling closes it for a while and halves it; each window's worth
/// of successes widens it by one, up to the limit the user set. So the pace the service bears is found and held.
/// </summary>
internal sealed class SendWindow : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestUnaskedPause = TimeSpan.FromSeconds(32);

    private readonly object _gate = new();
    private readonly int _limit;
    private readonly Action<string> _announce;
    private readonly TimeProvider _clock;
    private readonly ITimer _reopening;
    private readonly Queue<Waiter> _retries = new();
    private readonly Queue<Waiter> _newcomers = new();
    private double _width;
    private int _active;
    private bool _isClosed;
    private TimeSpan _nextUnaskedPause = ShortestPause;
    private long _reopensAt;
    private int _pauses;

    /// <summary>Initializes a new instance of the <see cref="SendWindow"/> class.</summary>
    /// <param name="limit">The widest it may be.</param>
    /// <param name="announce">Is told of every pause.</param>
    /// <param name="clock">The clock that pauses are taken from.</param>
    internal SendWindow(int limit, Action<string> announce, TimeProvider clock)
    {
        _limit = limit;
        _width = limit;
        _announce = announce;
        _clock = clock;
        _reopening = clock.CreateTimer(_ => Reopen(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets how often the window was closed, and how wide it is; 0 while it is closed.</summary>
    internal (int Pauses, int Width) State
    {
        get
        {
            lock (_gate)
            {
                return (_pauses, _isClosed ? 0 : (int)_width);
            }
        }
    }

    /// <summary>Waits for a place. A retry goes before all first attempts: it has waited longest, and holds up the ordered output.</summary>
    internal ValueTask EnterAsync(bool isRetry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_gate)
        {
            if (HasRoom)
            {
                _active++;
                return default;
            }

            waiter = new Waiter();
            (isRetry ? _retries : _newcomers).Enqueue(waiter);
        }

        return new ValueTask(waiter.WaitAsync(cancellationToken));
    }

    /// <summary>Gives the place back.</summary>
    /// <param name="widen">Whether the attempt succeeded, which is a reason to try a wider window.</param>
    internal void Exit(bool widen)
    {
        lock (_gate)
        {
            _active--;
            if (widen)
            {
                _width = Math.Min(_limit, _width + (1 / _width));
                _nextUnaskedPause = ShortestPause;
            }

            Admit();
        }
    }

    /// <summary>Closes the window for as long as the service asks, and narrows it.</summary>
    /// <param name="retryAfter">What the service asks for; null when it names no time.</param>
    internal void Throttle(TimeSpan? retryAfter)
    {
        string? announcement = null;
        lock (_gate)
        {
            // Rows that were under way together are told off together: one pause narrows the window once.
            if (!_isClosed)
            {
                _width = Math.Max(1, _width / 2);
            }

            if (retryAfter is null || retryAfter <= RetryAfter.LongestWait)
            {
                TimeSpan pause = PauseFor(retryAfter);
                long reopensAt = _clock.GetTimestamp() + (long)(pause.TotalSeconds * _clock.TimestampFrequency);
                if (!_isClosed || reopensAt > _reopensAt)
                {
                    _pauses += _isClosed ? 0 : 1;
                    // Rows told off together ask for the same pause a moment apart; one that asks for much more is news.
                    bool isNews = !_isClosed || reopensAt - _reopensAt > _clock.TimestampFrequency;
                    announcement = !isNews ? null : $"The service is throttling: sending pauses for {pause.TotalSeconds:0.0} s, then goes on with at most {(int)_width} rows at once.";
                    _isClosed = true;
                    _reopensAt = reopensAt;
                    _reopening.Change(pause, Timeout.InfiniteTimeSpan);
                }
            }
        }

        if (announcement is not null)
        {
            _announce(announcement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reopening.Dispose();

    private bool HasRoom => !_isClosed && _active < (int)_width;

    /// <summary>Never no pause at all: a time of zero, or one that has passed, must not make the retries burn up in an instant.</summary>
    private TimeSpan PauseFor(TimeSpan? retryAfter)
    {
        TimeSpan asked = retryAfter ?? TimeSpan.Zero;
        if (_isClosed || asked > _nextUnaskedPause)
        {
            return asked;
        }

        TimeSpan pause = _nextUnaskedPause;
        _nextUnaskedPause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestUnaskedPause.Ticks));
        return pause;
    }

    private void Reopen()
    {
        lock (_gate)
        {
            TimeSpan left = _clock.GetElapsedTime(_clock.GetTimestamp(), _reopensAt);
            if (left > TimeSpan.Zero)
            {
                // The timer came a moment too early, or for a pause that has been lengthened since.
                _reopening.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }

            _isClosed = false;
            Admit();
        }
    }

    private void Admit()
    {
        while (HasRoom && (_retries.Count > 0 || _newcomers.Count > 0))
        {
            Waiter waiter = (_retries.Count > 0 ? _retries : _newcomers).Dequeue();
            if (waiter.TryAdmit())
            {
                _active++;
            }
        }
    }

    private sealed class Waiter
    {
        private readonly TaskCompletionSource<bool> _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal bool TryAdmit() => _admitted.TrySetResult(true);

        internal async Task WaitAsync(CancellationToken cancellationToken)
        {
            using (cancellationToken.Register(static state => ((TaskCompletionSource<bool>)state!).TrySetCanceled(), _admitted))
            {
                await _admitted.Task.ConfigureAwait(false);
            }
        }
    }
}
