using System;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Schedules;

/// <summary>
/// A clock on which any time can pass between two steps of a test: a timer fires when the schedule runs its thread, and moves the clock to
/// the timer's time.
/// </summary>
/// <remarks>Under a schedule one thread runs at a time, so the fields need no lock.</remarks>
internal sealed class ScheduledClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, which never goes back.</summary>
    internal void MoveTo(DateTimeOffset time) => _now = Math.Max(_now, (time - Start).Ticks);

    private sealed class Timer(ScheduledClock clock, TimerCallback callback, object? state) : ITimer
    {
        private int _changes;
        private bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int change = ++_changes;
            if (!_isDisposed && dueTime != Timeout.InfiniteTimeSpan)
            {
                DateTimeOffset due = clock.GetUtcNow() + dueTime;

                // On a thread rather than in a task, so that an exception in the callback fails the test.
                new Thread(() => Fire(change, due)).Start();
            }

            return !_isDisposed;
        }

        public void Dispose()
        {
            _isDisposed = true;
            _changes++;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Fire(int change, DateTimeOffset due)
        {
            if (change == _changes)
            {
                clock.MoveTo(due);
                callback(state);
            }
        }
    }
}
