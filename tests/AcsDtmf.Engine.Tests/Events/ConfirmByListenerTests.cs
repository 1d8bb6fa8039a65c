using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Callbacks confirm stops as they come, and results come out in the order they went in.</summary>
public sealed class ConfirmByListenerTests : ListenerTest
{
    private const string Call = "18dea47f-b081-4107-9a5c-4300819d2c6c";

    private readonly ConfirmationCollector _collector = new();

    [Fact]
    public async Task Results_come_out_in_order_though_events_come_in_any()
    {
        using IStopConfirmation confirmation = Open(out string prefix);
        Add(confirmation, "1", "2", "3");

        await ConfirmAsync(prefix, "3");
        await ConfirmAsync(prefix, "2");
        confirmation.Add(Stops.Result(Call, null, RowStatus.Failed));
        Assert.Equal(0, _collector.Count);
        await ConfirmAsync(prefix, "1");
        await OwnThread.RunAsync(confirmation.Complete);

        Assert.Equal(["1", "2", "3", null], _collector.Contexts);
        Assert.Equal([true, true, true, false], _collector.Confirmed);
        Assert.All(_collector.Reports, report => Assert.Null(report.Error));
    }

    [Fact]
    public async Task An_event_may_come_before_its_result()
    {
        using IStopConfirmation confirmation = Open(out string prefix);
        await ConfirmAsync(prefix, "1");
        await OwnThread.RunAsync(() =>
        {
            Add(confirmation, "1");
            confirmation.Complete();
        });

        Assert.Equal([true], _collector.Confirmed);
    }

    [Fact]
    public void A_result_is_reported_without_an_end_of_the_input_when_its_time_is_over()
    {
        using IStopConfirmation confirmation = Open(out _, TimeSpan.FromMilliseconds(50));
        Add(confirmation, "1");

        Thread.Sleep(100);
        Add(confirmation, "2");

        Assert.Equal(["1"], _collector.Contexts);
    }

    [Fact]
    public async Task A_stop_with_a_context_of_its_own_is_reported_when_its_event_arrives()
    {
        using IStopConfirmation confirmation = Open(out string prefix);
        await OwnThread.RunAsync(() => confirmation.Add(Stops.Result(Call, "1", isUnique: true)));
        await ConfirmAsync(prefix, "1");

        // A callback is answered when its events have been taken, so the next row finds them.
        confirmation.Add(Stops.Result(Call, null, RowStatus.Failed));

        Assert.Equal([true, false], _collector.Confirmed);
    }

    [Fact]
    public async Task An_event_confirms_no_stop_while_a_row_that_shares_its_context_may_follow()
    {
        using IStopConfirmation confirmation = Open(out string prefix, TimeSpan.FromSeconds(2));
        await OwnThread.RunAsync(() => Add(confirmation, "shared"));
        await ConfirmAsync(prefix, "shared");
        await Task.Delay(200);
        await OwnThread.RunAsync(() => Add(confirmation, "shared", "shared", "own"));
        Assert.Equal(0, _collector.Count);
        await ConfirmAsync(prefix, "shared");
        await ConfirmAsync(prefix, "own");

        await OwnThread.RunAsync(confirmation.Complete);

        Assert.Equal([false, false, false, true], _collector.Confirmed);
        Assert.All(_collector.Reports.Take(3), report => Assert.Equal(CallingErrorCode.AmbiguousStop, report.Error?.ErrorCode));
    }

    [Fact]
    public async Task What_is_not_confirmed_in_time_is_an_error_and_the_others_are_not()
    {
        using IStopConfirmation confirmation = Open(out string prefix, TimeSpan.FromSeconds(1.5));
        Add(confirmation, "1", "2", "3");
        await ConfirmAsync(prefix, "2");
        var watch = Stopwatch.StartNew();

        await OwnThread.RunAsync(confirmation.Complete);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal(["1", "2", "3"], _collector.Contexts);
        Assert.Equal([false, true, false], _collector.Confirmed);
        CallingException error = _collector.Reports[0].Error!;
        Assert.Equal(CallingErrorCode.NotConfirmed, error.ErrorCode);
        Assert.Contains($"within {1.5:0.#} s", error.Message, StringComparison.Ordinal);
        Assert.Contains(prefix, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Null(_collector.Reports[1].Error);
    }

    [Fact]
    public async Task Callbacks_that_were_refused_are_told_of_when_a_result_waits_in_vain()
    {
        using IStopConfirmation confirmation = Open(out string prefix, TimeSpan.FromSeconds(1), audience: Tokens.Audience);
        Add(confirmation, "1");
        await ConfirmAsync(prefix, "1");

        await OwnThread.RunAsync(confirmation.Complete);

        Assert.Contains("The listener refused 1 callback, the last one because it carried no token", _collector.Reports[0].Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_ends_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using IStopConfirmation confirmation = Open(out _, TimeSpan.FromHours(1), cancellationToken: cancellation.Token);
        Add(confirmation, "1");

        Task waiting = OwnThread.RunAsync(confirmation.Complete);
        Assert.False(waiting.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Throws<OperationCanceledException>(() => Add(confirmation, "2"));
        Assert.Equal(0, _collector.Count);
    }

    [Fact]
    public async Task Results_that_wait_are_bounded_and_hold_up_the_input()
    {
        const int MoreThanMayWait = 20_000;
        using IStopConfirmation confirmation = Open(out string prefix, TimeSpan.FromHours(1));
        int added = 0;
        Task adding = OwnThread.RunAsync(() =>
        {
            for (; added < MoreThanMayWait; Interlocked.Increment(ref added))
            {
                Add(confirmation, $"{added}");
            }

            confirmation.Complete();
        });
        await Patience.UntilAsync(() => Volatile.Read(ref added) > 16_000);
        await Task.Delay(200);
        Assert.InRange(Volatile.Read(ref added), 16_000, 17_000);

        for (int first = 0; first < MoreThanMayWait; first += 1000)
        {
            string events = string.Join(",", Enumerable.Range(first, 1000).Select(number => Payload.Stopped($"{number}", Call, $"{number}")));
            await PostAsync(prefix, $"[{events}]");
        }

        await adding;
        Assert.True(_collector.Contexts.SequenceEqual(Enumerable.Range(0, MoreThanMayWait).Select(number => $"{number}")));
        Assert.DoesNotContain(false, _collector.Confirmed);
    }

    [Fact]
    public async Task The_events_of_the_service_confirm_its_stops()
    {
        using IStopConfirmation confirmation = Open(out string prefix, audience: Tokens.Audience);
        ICallingClient client = Connect();
        DtmfRecognitionRequest[] rows = [.. SeedRows(100).Select((row, number) => new DtmfRecognitionRequest
        {
            CallConnectionId = row.CallConnectionId,
            TargetParticipant = row.TargetParticipant,
            OperationContext = $"{number}",
            OperationCallbackUri = prefix,
        })];
        await RunAsync(client, DtmfRecognitionOperation.Start, throttleLimit: 16, rows);

        CollectingSink stopped = await StopAsync(client, rows);
        await OwnThread.RunAsync(() =>
        {
            foreach (DtmfRecognitionResult result in stopped.Results)
            {
                confirmation.Add(result);
            }

            confirmation.Complete();
        });

        Assert.Equal(rows.Select(row => row.OperationContext), _collector.Contexts);
        Assert.DoesNotContain(false, _collector.Confirmed);
    }

    private static void Add(IStopConfirmation confirmation, params string[] contexts)
    {
        foreach (string context in contexts)
        {
            confirmation.Add(Stops.Result(Call, context));
        }
    }

    private IStopConfirmation Open(out string prefix, TimeSpan? timeout = null, string? audience = null, CancellationToken cancellationToken = default)
    {
        prefix = FreePrefix();
        var options = new CallEventListenerOptions(prefix)
        {
            Audience = audience,
            OpenIdConfigurationUri = OpenIdConfiguration,
        };
        return new CallingEngine().ConfirmStops(options, timeout ?? TimeSpan.FromMinutes(1), _collector, cancellationToken);
    }

    private Task ConfirmAsync(string prefix, string context) => PostAsync(prefix, $"[{Payload.Stopped(Guid.NewGuid().ToString(), Call, context)}]");
}
