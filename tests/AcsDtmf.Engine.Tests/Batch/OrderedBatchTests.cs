using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Order, width and back-pressure, with operations that end when a test says so.</summary>
public sealed class OrderedBatchTests
{
    private const int ReorderCapacity = 4096;

    private static readonly Task<CallingException?> Success = Task.FromResult<CallingException?>(null);

    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task Results_come_in_the_order_of_the_rows_whatever_the_order_they_end_in()
    {
        var operation = new ScriptedOperation(static async (row, _, cancellationToken) =>
        {
            await Task.Delay(Batches.NumberOf(row) * 7 % 4, cancellationToken);
            return null;
        });

        await RunAsync(operation, throttleLimit: 16, count: 500);

        Assert.Equal(Batches.Ids(500), _sink.Results.Select(result => result.CallConnectionId));
        Assert.All(_sink.Reports, report => Assert.Equal(report.Request.CallConnectionId, report.Result.CallConnectionId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(BatchOptions.MaximumThrottleLimit)]
    public async Task As_many_rows_as_the_limit_are_worked_at_once_and_no_more(int limit)
    {
        int waiting = limit;
        var allAreThere = new TaskCompletionSource();
        var operation = new ScriptedOperation(async (_, _, _) =>
        {
            if (Interlocked.Decrement(ref waiting) == 0)
            {
                allAreThere.SetResult();
            }

            await allAreThere.Task.WithinLimitAsync();
            return null;
        });

        await RunAsync(operation, limit, count: 3 * limit);

        Assert.Equal(limit, operation.Peak);
        Assert.Equal(3 * limit, _sink.Count);
    }

    [Fact]
    public async Task A_limit_of_one_reports_each_row_before_the_next_is_asked_for()
    {
        // The messages keep the caller's thread looking whether the row has ended, up to the moment when it has.
        var operation = new ScriptedOperation(static async (row, batch, _) =>
        {
            await Task.Yield();
            for (int i = 0; i < 20; i++)
            {
                batch.WriteVerbose("not yet");
                Thread.SpinWait(Batches.NumberOf(row) % 100); // At another moment in every row.
            }

            return null;
        });
        var reportedAfterAdd = new List<int>();

        await OwnThread.RunAsync(() =>
        {
            using var batch = Batches.Open(operation, throttleLimit: 1, _sink);
            for (int i = 0; i < 5000; i++)
            {
                batch.Add(Batches.Row(i));
                reportedAfterAdd.Add(_sink.Count);
            }
        });

        Assert.Equal(Enumerable.Range(1, 5000), reportedAfterAdd);
    }

    [Fact]
    public async Task Rows_are_taken_no_faster_than_they_are_worked()
    {
        const int Limit = 4;
        int added = 0;
        int finished = 0;
        int mostUnfinished = 0;
        var mayEnd = new TaskCompletionSource();
        var operation = new ScriptedOperation(async (_, _, _) =>
        {
            await mayEnd.Task;
            await Task.Yield();
            Interlocked.Increment(ref finished);
            return null;
        });

        Task run = OwnThread.RunAsync(() =>
        {
            using var batch = Batches.Open(operation, Limit, _sink);
            for (int i = 0; i < 500; i++)
            {
                mostUnfinished = Math.Max(mostUnfinished, Interlocked.Increment(ref added) - Volatile.Read(ref finished));
                batch.Add(Batches.Row(i));
            }

            batch.Complete();
        });

        await Patience.UntilAsync(() => operation.Started == Limit && Volatile.Read(ref added) == (2 * Limit) - 1);
        await Task.Delay(100); // Time enough for one row too many to come, if the batch let it.
        Assert.Equal((2 * Limit) - 1, Volatile.Read(ref added));
        Assert.Equal(Limit, operation.Started);

        mayEnd.SetResult();
        await run;
        Assert.Equal((2 * Limit) - 1, mostUnfinished);
        Assert.Equal(500, _sink.Count);
    }

    [Fact]
    public async Task One_slow_row_holds_up_the_others_only_when_there_is_no_more_room_behind_it()
    {
        var slowRowMayEnd = new TaskCompletionSource();
        var operation = new ScriptedOperation(async (row, _, _) =>
        {
            if (Batches.NumberOf(row) == 0)
            {
                await slowRowMayEnd.Task;
            }

            return null;
        });

        Task run = RunAsync(operation, throttleLimit: 4, count: ReorderCapacity + 100);

        await Patience.UntilAsync(() => operation.Started == ReorderCapacity);
        await Task.Delay(100); // Time enough for one row too many to start, if the batch let it.
        Assert.Equal(ReorderCapacity, operation.Started);
        Assert.Equal(0, _sink.Count);

        slowRowMayEnd.SetResult();
        await run;
        Assert.Equal(Batches.Ids(ReorderCapacity + 100), _sink.Results.Select(result => result.CallConnectionId));
    }

    [Fact]
    public async Task Whatever_the_batch_says_it_says_on_the_thread_of_the_caller()
    {
        var operation = new ScriptedOperation(static async (row, batch, _) =>
        {
            await Task.Yield();
            batch.WriteVerbose("row " + row.CallConnectionId);
            return null;
        });
        int callersThread = 0;

        await OwnThread.RunAsync(() =>
        {
            callersThread = Environment.CurrentManagedThreadId;
            using var batch = Batches.Open(operation, throttleLimit: 8, _sink);
            for (int i = 0; i < 200; i++)
            {
                batch.Add(Batches.Row(i));
            }

            batch.Complete();
        });

        Assert.Equal([callersThread], _sink.Threads);
        Assert.Equal(200, _sink.Count);
        Assert.Equal(200, _sink.Messages.Count);
    }

    [Fact]
    public async Task A_batch_without_rows_is_complete_at_once()
    {
        await RunAsync(new ScriptedOperation(static (_, _, _) => Success), throttleLimit: 4, count: 0);

        Assert.Equal(0, _sink.Count);
    }

    [Fact]
    public async Task Rows_that_were_reported_are_let_go()
    {
        const int Limit = 4;
        using var batch = Batches.Open(new ScriptedOperation(static (_, _, _) => Success), Limit, new ForgetfulSink());
        List<WeakReference> rows = [];

        await OwnThread.RunAsync(() => AddAndForget(batch, rows));

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(rows.Count(row => row.IsAlive), 0, Limit);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddAndForget(OrderedBatch<DtmfRecognitionRequest, DtmfRecognitionResult> batch, List<WeakReference> rows)
    {
        for (int i = 0; i < 1000; i++)
        {
            DtmfRecognitionRequest row = Batches.Row(i);
            rows.Add(new WeakReference(row));
            batch.Add(row);
        }

        batch.Complete();
    }

    private Task RunAsync(ScriptedOperation operation, int throttleLimit, int count) => OwnThread.RunAsync(() =>
    {
        using var batch = Batches.Open(operation, throttleLimit, _sink);
        for (int i = 0; i < count; i++)
        {
            batch.Add(Batches.Row(i));
        }

        batch.Complete();
    });
}
