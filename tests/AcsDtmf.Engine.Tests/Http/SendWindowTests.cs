using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests when attempts are sent, with a clock that the test advances.</summary>
public sealed class SendWindowTests : IDisposable
{
    private static readonly AttemptResult Success = new(AttemptResultKind.Success);

    private readonly ConcurrentQueue<string> _messages = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly List<SendWindow> _windows = [];

    public void Dispose() => _windows.ForEach(window => window.Dispose());

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    public async Task As_many_attempts_as_the_limit_are_sent_and_the_next_when_one_ends(int limit)
    {
        SendWindow window = Window(limit);
        Departure[] left = await LeaveAsync(window, limit);
        Task next = Enter(window);
        Assert.False(next.IsCompleted);

        window.Exit(left[0], default);

        await next.WithinLimitAsync();
    }

    [Fact]
    public async Task A_wide_run_starts_narrow_and_widens_with_every_success()
    {
        SendWindow window = Window(100);
        Assert.Equal(16, await CountAsync(window));

        foreach (Departure attempt in await LeaveAsync(window, 16))
        {
            window.Exit(attempt, Success);
        }

        Assert.Equal(19, window.State.Width);
        for (int round = 0; round < 20; round++)
        {
            List<Departure> attempts = await FillAsync(window);
            attempts.ForEach(attempt => window.Exit(attempt, Success));
        }

        Assert.InRange(window.State.Width, 76, 100);
    }

    [Fact]
    public async Task The_longest_waiting_attempt_is_sent_first()
    {
        SendWindow window = Window(1);
        Departure attempt = await LeaveAsync(window);
        Task<Departure>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => Enter(window))];

        for (int i = 0; i < waiting.Length; i++)
        {
            window.Exit(attempt, Success);
            attempt = await waiting[i].WithinLimitAsync();
            Assert.All(waiting.Skip(i + 1), task => Assert.False(task.IsCompleted));
        }
    }

    [Fact]
    public async Task A_retry_is_sent_before_all_first_attempts()
    {
        SendWindow window = Window(1);
        Departure attempt = await LeaveAsync(window);
        Task<Departure> newcomer = Enter(window);
        Task<Departure> retry = Enter(window, isRetry: true);

        window.Exit(attempt, default);
        attempt = await retry.WithinLimitAsync();
        Assert.False(newcomer.IsCompleted);

        window.Exit(attempt, default);
        await newcomer.WithinLimitAsync();
    }

    [Theory]
    [InlineData(null, 0.5)]
    [InlineData(0.0, 0.5)]
    [InlineData(-10.0, 0.5)]
    [InlineData(2.0, 2)]
    [InlineData(240.0, 240)]
    public async Task The_first_refusal_pauses_all_sending_for_the_requested_time(double? asked, double pause)
    {
        SendWindow window = Window(4);
        bool isThrottled = window.Exit(await LeaveAsync(window), Throttled(asked));
        Task next = Enter(window);
        Task another = Enter(window);

        _clock.Advance(TimeSpan.FromSeconds(pause - 0.001));
        Assert.False(next.IsCompleted);
        Assert.Equal((1, 0), window.State);
        _clock.Advance(TimeSpan.FromSeconds(0.002));

        await next.WithinLimitAsync();
        Assert.False(another.IsCompleted, "More than one probe was sent.");
        Assert.True(isThrottled);
        Assert.Equal([$"The service is throttling: sending pauses for {pause:0.0} s."], _messages);
    }

    [Fact]
    public async Task Attempts_that_are_refused_together_pause_once()
    {
        SendWindow window = Window(8);
        foreach (Departure attempt in await LeaveAsync(window, 8))
        {
            window.Exit(attempt, Throttled(1));
        }

        Assert.Single(_messages);
        Assert.Equal(1, window.State.Pauses);
    }

    [Fact]
    public async Task The_pause_doubles_when_the_service_requests_no_time()
    {
        SendWindow window = Window(4);
        Departure attempt = await LeaveAsync(window);
        foreach (double pause in new[] { 0.5, 1, 2, 4, 8, 16, 32, 32 })
        {
            window.Exit(attempt, Throttled(null));
            Task<Departure> next = Enter(window, isRetry: true);
            _clock.Advance(TimeSpan.FromSeconds(pause - 0.001));
            Assert.False(next.IsCompleted, $"The next attempt was sent before {pause} s.");
            _clock.Advance(TimeSpan.FromSeconds(0.002));
            attempt = await next.WithinLimitAsync();
        }
    }

    [Fact]
    public async Task The_waiting_attempts_are_sent_evenly_after_a_success()
    {
        SendWindow window = Window(16);
        window.Exit(await LeaveAsync(window), Throttled(1));
        Task<Departure> probe = Enter(window);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Task<Departure>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => Enter(window))];

        window.Exit(await probe.WithinLimitAsync(), Success);

        Assert.All(waiting, task => Assert.False(task.IsCompleted));
        foreach (Task<Departure> next in waiting)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.11));
            await next.WithinLimitAsync();
        }
    }

    [Fact]
    public async Task A_service_that_accepts_nothing_for_five_minutes_ends_the_run()
    {
        SendWindow window = Window(4);
        Departure attempt = await LeaveAsync(window);
        DateTimeOffset start = _clock.GetUtcNow();
        while (window.Exit(attempt, Throttled(30)))
        {
            Task<Departure> next = Enter(window, isRetry: true);
            _clock.Advance(TimeSpan.FromSeconds(32));
            attempt = await next.WithinLimitAsync();
            Assert.True(_clock.GetUtcNow() - start < TimeSpan.FromMinutes(7), "The window still waits for the service.");
        }

        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task A_service_that_accepts_an_occasional_attempt_does_not_end_the_run()
    {
        SendWindow window = Window(4);
        Departure attempt = await LeaveAsync(window);
        for (int i = 0; i < 30; i++)
        {
            Assert.True(window.Exit(attempt, Throttled(30)));
            Task<Departure> next = Enter(window, isRetry: true);
            _clock.Advance(TimeSpan.FromSeconds(40));
            window.Exit(await next.WithinLimitAsync(), Success);
            next = Enter(window);
            _clock.Advance(TimeSpan.FromSeconds(5));
            attempt = await next.WithinLimitAsync();
        }
    }

    [Fact]
    public async Task An_unreasonably_long_wait_concerns_its_row_alone()
    {
        SendWindow window = Window(4);

        bool isThrottled = window.Exit(await LeaveAsync(window), Throttled(86_400));

        Assert.False(isThrottled);
        await LeaveAsync(window, 4);
        Assert.Empty(_messages);
    }

    [Theory]
    [InlineData(AttemptResultKind.None)]
    [InlineData(AttemptResultKind.Transient)]
    [InlineData(AttemptResultKind.CredentialRefused)]
    public async Task A_probe_that_is_neither_accepted_nor_throttled_is_followed_by_another(int kind)
    {
        SendWindow window = Window(4);
        window.Exit(await LeaveAsync(window), Throttled(1));
        Task<Departure> probe = Enter(window);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Task<Departure> next = Enter(window);

        window.Exit(await probe.WithinLimitAsync(), new AttemptResult((AttemptResultKind)kind));

        await next.WithinLimitAsync();
    }

    [Fact]
    public async Task A_waiting_attempt_can_be_cancelled_and_takes_no_place()
    {
        SendWindow window = Window(1);
        Departure attempt = await LeaveAsync(window);
        using var cancellation = new CancellationTokenSource();
        Task cancelled = window.EnterAsync(isRetry: false, cancellation.Token).AsTask();
        Task next = Enter(window);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.WithinLimitAsync());
        window.Exit(attempt, default);
        await next.WithinLimitAsync();
    }

    [Fact]
    public async Task An_attempt_that_waits_for_the_end_of_a_pause_can_be_cancelled()
    {
        SendWindow window = Window(1);
        window.Exit(await LeaveAsync(window), Throttled(240));
        using var cancellation = new CancellationTokenSource();
        Task waiting = window.EnterAsync(isRetry: true, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WithinLimitAsync());
    }

    [Fact]
    public async Task An_attempt_that_is_already_cancelled_is_not_sent()
    {
        SendWindow window = Window(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await window.EnterAsync(isRetry: false, new CancellationToken(canceled: true)));

        await LeaveAsync(window);
    }

    private static AttemptResult Throttled(double? seconds) =>
        new(AttemptResultKind.Throttled, seconds is { } value ? TimeSpan.FromSeconds(value) : null);

    private static Task<Departure> Enter(SendWindow window, bool isRetry = false) => window.EnterAsync(isRetry, CancellationToken.None).AsTask();

    private static Task<Departure> LeaveAsync(SendWindow window) => Enter(window).WithinLimitAsync();

    private static Task<Departure[]> LeaveAsync(SendWindow window, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Enter(window))).WithinLimitAsync();

    /// <summary>Starts as many attempts as the window admits.</summary>
    private static async Task<List<Departure>> FillAsync(SendWindow window)
    {
        List<Departure> left = [];
        while (true)
        {
            using var cancellation = new CancellationTokenSource();
            Task<Departure> next = window.EnterAsync(isRetry: false, cancellation.Token).AsTask();
            if (!next.IsCompleted)
            {
                await cancellation.CancelAsync();
                return left;
            }

            left.Add(await next);
        }
    }

    private static async Task<int> CountAsync(SendWindow window)
    {
        List<Departure> left = await FillAsync(window);
        left.ForEach(attempt => window.Exit(attempt, default));
        return left.Count;
    }

    private SendWindow Window(int limit)
    {
        var window = new SendWindow(limit, _messages.Enqueue, _clock, SendWindow.LongestThrottling);
        _windows.Add(window);
        return window;
    }
}
