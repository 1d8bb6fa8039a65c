using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

public sealed class SendWindowTests : IDisposable
{
    private static readonly TimeSpan FourMinutes = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private readonly ConcurrentQueue<string> _said = new();
    private readonly List<SendWindow> _windows = [];

    public void Dispose() => _windows.ForEach(window => window.Dispose());

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task As_many_as_the_limit_get_in_and_the_next_when_one_has_left(int limit)
    {
        SendWindow window = Window(limit);
        Task[] entered = Enter(window, limit);
        Task next = Enter(window);

        Assert.All(entered, task => Assert.True(task.IsCompletedSuccessfully));
        Assert.False(next.IsCompleted);

        window.Exit(widen: false);
        await next.WithinLimitAsync();
    }

    [Fact]
    public async Task Who_waits_longest_gets_in_first()
    {
        SendWindow window = Window(1);
        await Enter(window);
        Task[] waiting = Enter(window, 3);

        for (int i = 0; i < waiting.Length; i++)
        {
            window.Exit(widen: true);
            await waiting[i].WithinLimitAsync();
            Assert.All(waiting.Skip(i + 1), task => Assert.False(task.IsCompleted));
        }
    }

    [Fact]
    public async Task A_retry_gets_in_before_all_who_have_not_been_in()
    {
        SendWindow window = Window(1);
        await Enter(window);
        Task newcomer = Enter(window);
        Task retry = Enter(window, isRetry: true);

        window.Exit(widen: false);
        await retry.WithinLimitAsync();
        Assert.False(newcomer.IsCompleted);

        window.Exit(widen: false);
        await newcomer.WithinLimitAsync();
    }

    [Fact]
    public async Task Throttling_closes_the_window_for_a_while()
    {
        SendWindow window = Window(4);
        window.Throttle(null);

        Task waiting = Enter(window);

        Assert.False(waiting.IsCompleted);
        await waiting.WithinLimitAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task However_many_rows_are_told_off_together_the_window_narrows_once(int toldOff)
    {
        SendWindow window = Window(8);
        await Task.WhenAll(Enter(window, 8));
        for (int i = 0; i < toldOff; i++)
        {
            window.Throttle(null);
        }

        for (int i = 0; i < 8; i++)
        {
            window.Exit(widen: false);
        }

        await HasRoomForAsync(4, window);
        Assert.Single(_said);
        Assert.Contains("at most 4 rows", _said.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_rows_are_told_off_together_the_pause_is_no_longer_than_for_one()
    {
        SendWindow window = Window(8);
        for (int i = 0; i < 8; i++)
        {
            window.Throttle(null);
        }

        SendWindow openSomewhatLater = Window(1);
        openSomewhatLater.Throttle(TimeSpan.FromSeconds(0.75));
        Task waiting = Enter(window);

        await Enter(openSomewhatLater).WithinLimitAsync();

        // On a machine that stood still, both are due at once, and either may come first by a little.
        Assert.Same(waiting, await Task.WhenAny(waiting, Task.Delay(100)));
    }

    [Fact]
    public async Task Every_pause_narrows_the_window_again_but_never_to_nothing()
    {
        SendWindow window = Window(3);

        await NarrowAsync(window);
        await HasRoomForAsync(1, window);
        window.Exit(widen: false);

        await NarrowAsync(window);
        await HasRoomForAsync(1, window);
        Assert.All(_said, line => Assert.Contains("at most 1 rows", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Successes_widen_the_window_up_to_its_limit()
    {
        SendWindow window = Window(4);
        await NarrowAsync(window);

        for (int i = 0; i < 50; i++)
        {
            await SucceedAsync(window);
        }

        await HasRoomForAsync(4, window);
    }

    [Fact]
    public async Task A_windows_worth_of_successes_widens_it_by_one()
    {
        SendWindow window = Window(8);
        await NarrowAsync(window);

        for (int i = 0; i < 5; i++)
        {
            await SucceedAsync(window);
        }

        await HasRoomForAsync(5, window);
    }

    [Fact]
    public async Task Failures_do_not_widen_the_window()
    {
        SendWindow window = Window(4);
        await NarrowAsync(window);

        for (int i = 0; i < 50; i++)
        {
            await Enter(window);
            window.Exit(widen: false);
        }

        await HasRoomForAsync(2, window);
    }

    [Fact]
    public async Task A_longer_pause_that_is_asked_for_later_counts()
    {
        SendWindow window = Window(4);
        window.Throttle(null);
        window.Throttle(FourMinutes);
        Task waiting = Enter(window);

        await AnotherWindowHasReopenedAsync();

        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task A_shorter_pause_that_is_asked_for_later_does_not()
    {
        SendWindow window = Window(4);
        window.Throttle(FourMinutes);
        window.Throttle(null);
        Task waiting = Enter(window);

        await AnotherWindowHasReopenedAsync();

        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_a_pause_all_the_same()
    {
        SendWindow window = Window(4);
        window.Throttle(TimeSpan.FromSeconds(-10));

        Task waiting = Enter(window);

        Assert.False(waiting.IsCompleted);
        await waiting.WithinLimitAsync();
    }

    [Fact]
    public async Task A_wait_beyond_all_reason_does_not_close_the_window_but_narrows_it()
    {
        SendWindow window = Window(4);

        window.Throttle(OneDay);

        await HasRoomForAsync(2, window);
        Assert.Empty(_said);
    }

    [Fact]
    public void A_pause_is_announced_with_its_length_and_what_comes_after()
    {
        SendWindow window = Window(16);

        window.Throttle(FourMinutes);

        Assert.Equal([$"The service is throttling: sending pauses for {240:0.0} s, then goes on with at most 8 rows at once."], _said);
    }

    [Fact]
    public void A_much_longer_pause_that_is_asked_for_later_is_announced_too()
    {
        SendWindow window = Window(16);

        window.Throttle(null);
        window.Throttle(FourMinutes);

        Assert.Equal([$"pauses for {0.5:0.0} s", $"pauses for {240:0.0} s"], _said.Select(line => line.Split("sending ")[1].Split(", then")[0]));
    }

    [Fact]
    public async Task Who_waits_can_be_cancelled_and_takes_no_place()
    {
        SendWindow window = Window(1);
        await Enter(window);
        using var cancellation = new CancellationTokenSource();
        Task cancelled = window.EnterAsync(isRetry: false, cancellation.Token).AsTask();
        Task next = Enter(window);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.WithinLimitAsync());
        window.Exit(widen: false);
        await next.WithinLimitAsync();
    }

    [Fact]
    public async Task Who_waits_for_the_end_of_a_pause_can_be_cancelled()
    {
        SendWindow window = Window(1);
        window.Throttle(FourMinutes);
        using var cancellation = new CancellationTokenSource();
        Task waiting = window.EnterAsync(isRetry: true, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WithinLimitAsync());
    }

    [Fact]
    public async Task Who_is_cancelled_already_does_not_get_in()
    {
        SendWindow window = Window(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await window.EnterAsync(isRetry: false, new CancellationToken(canceled: true)));

        await HasRoomForAsync(1, window);
    }

    private static Task Enter(SendWindow window, bool isRetry = false) => window.EnterAsync(isRetry, CancellationToken.None).AsTask();

    private static Task[] Enter(SendWindow window, int count) => [.. Enumerable.Range(0, count).Select(_ => Enter(window))];

    private static async Task SucceedAsync(SendWindow window)
    {
        await Enter(window).WithinLimitAsync();
        window.Exit(widen: true);
    }

    [Fact]
    public void A_timer_of_a_pause_that_was_lengthened_does_not_open_the_window()
    {
        var clock = new ManualClock();
        using var window = new SendWindow(4, _said.Enqueue, clock);
        window.Throttle(TimeSpan.FromSeconds(10));
        clock.Now = TimeSpan.FromSeconds(9);
        window.Throttle(TimeSpan.FromSeconds(60));
        clock.Now = TimeSpan.FromSeconds(10);

        clock.Fire();

        Assert.Equal(0, window.State.Width);
        clock.Now = TimeSpan.FromSeconds(69);
        clock.Fire();
        Assert.Equal(2, window.State.Width);
    }

    /// <summary>Throttles, and waits until the pause is over.</summary>
    private static async Task NarrowAsync(SendWindow window)
    {
        window.Throttle(null);
        await Enter(window).WithinLimitAsync();
        window.Exit(widen: false);
    }

    /// <summary>Fills the window and shows that exactly so many got in.</summary>
    private static async Task HasRoomForAsync(int count, SendWindow window)
    {
        await Task.WhenAll(Enter(window, count)).WithinLimitAsync();
        using var cancellation = new CancellationTokenSource();
        Task oneMore = window.EnterAsync(isRetry: false, cancellation.Token).AsTask();

        Assert.False(oneMore.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => oneMore.WithinLimitAsync());
    }

    /// <summary>Waits as long as a pause without a time of its own takes.</summary>
    private Task AnotherWindowHasReopenedAsync() => NarrowAsync(Window(1));

    private SendWindow Window(int limit)
    {
        var window = new SendWindow(limit, _said.Enqueue, TimeProvider.System);
        _windows.Add(window);
        return window;
    }

    /// <summary>A clock whose one timer fires when the test says so, as a callback does that was queued before the timer was changed.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private TimerCallback? _callback;

        internal TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = callback;
            return new NoTimer();
        }

        internal void Fire() => _callback!(null);

        private sealed class NoTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
