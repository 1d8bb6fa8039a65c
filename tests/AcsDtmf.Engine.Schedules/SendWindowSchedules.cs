using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using Microsoft.Coyote.Random;
using Xunit;

namespace AcsDtmf.Engine.Schedules;

/// <summary>Attempts that enter, leave, are refused and are cancelled, while the window's timer fires at any moment.</summary>
public sealed class SendWindowSchedules
{
    private const int MostAttempts = 5;
    private const int MostRefusals = 2;

    private static readonly AttemptResult Success = new(AttemptResultKind.Success);

    private static readonly AttemptResult[] Results =
    [
        Success,
        new(AttemptResultKind.Transient),
        new(AttemptResultKind.Throttled),
        new(AttemptResultKind.Throttled, TimeSpan.FromSeconds(3)),
    ];

    [Fact]
    public void Every_attempt_enters_or_is_cancelled_and_gives_its_place_back() => Exploration.Run(static async () =>
    {
        var choices = Generator.Create();
        int limit = 1 + choices.NextInteger(3);
        using SendWindow window = Open(limit);
        using var cancellation = new CancellationTokenSource();
        int underWay = 0;

        Task[] attempts = [.. Enumerable.Range(0, 1 + choices.NextInteger(MostAttempts)).Select(_ => Task.Run(SendAsync))];
        if (choices.NextBoolean())
        {
            cancellation.CancelInOneStep();
        }

        await Task.WhenAll(attempts);
        await EnterAllAsync(window, limit);

        async Task SendAsync()
        {
            bool isRetry = false;
            try
            {
                for (int refusals = 0; refusals == 0 || isRetry; refusals++)
                {
                    Departure departure = await window.EnterAsync(isRetry, cancellation.Token);
                    Assert.InRange(Interlocked.Increment(ref underWay), 1, limit);
                    await Task.Yield();
                    Interlocked.Decrement(ref underWay);
                    isRetry = window.Exit(departure, refusals < MostRefusals ? Results[choices.NextInteger(Results.Length)] : Success);
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // It waited, and holds no place.
            }
        }
    });

    [Fact]
    public void A_disposed_window_holds_nobody_who_is_cancelled() => Exploration.Run(static async () =>
    {
        SendWindow window = Open(limit: 1);
        using var cancellation = new CancellationTokenSource();
        Departure departure = await window.EnterAsync(isRetry: false, CancellationToken.None);
        Task[] waiting = [.. Enumerable.Range(0, MostAttempts).Select(_ => Task.Run(() => EnterOrCancelAsync(window, cancellation.Token)))];

        Task exit = Task.Run(() => window.Exit(departure, Results[Generator.Create().NextInteger(Results.Length)]));
        window.Dispose();
        cancellation.CancelInOneStep();

        await exit;
        await Task.WhenAll(waiting);
    });

    private static SendWindow Open(int limit) => new(limit, static _ => { }, new ScheduledClock(), SendWindow.LongestThrottling);

    /// <summary>Uses every place of the window at once, which needs every earlier attempt to have given its place back.</summary>
    private static async Task EnterAllAsync(SendWindow window, int limit)
    {
        // A success ends a pause. Until then, the width is zero.
        window.Exit(await window.EnterAsync(isRetry: false, CancellationToken.None), Success);
        int width = window.State.Width;
        Assert.InRange(width, 1, limit);
        for (int i = 0; i < width; i++)
        {
            await window.EnterAsync(isRetry: false, CancellationToken.None);
        }
    }

    private static async Task EnterOrCancelAsync(SendWindow window, CancellationToken cancellationToken)
    {
        try
        {
            await window.EnterAsync(isRetry: false, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The wait ended, which is what the test asks for.
        }
    }
}
