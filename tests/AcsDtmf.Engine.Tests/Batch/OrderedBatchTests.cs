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

/// <summary>Tests order, width and back-pressure with operations that the test completes.</summary>
public sealed class OrderedBatchTests
{
    private const int ReorderCapacity = 4096;

    private static readonly Task<CallingException?> Success = Task.FromResult<CallingException?>(null);

    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task Results_are_in_input_order_regardless_of_completion_order()
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
    public async Task As_many_rows_as_the_limit_are_in_flight_and_no_more(int limit)
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
    public async Task A_limit_of_one_reports_each_row_before_the_next_is_read()
    {
        // Each message wakes the caller's thread, which therefore checks the row up to the moment when the row ends.
        var operation = new ScriptedOperation(static async (row, batch, _) =>
        {
            await Task.Yield();
            for (int i = 0; i < 20; i++)
            {
                batch.WriteVerbose("not yet");
                Thread.SpinWait(Batches.NumberOf(row) % 100); // Each row ends at a different moment.
            }

            return null;
        });
        var reportedAfterAdd = new List<int>();

        await OwnThread.RunAsync(() =>
        {
            using var batch = Batches.Open(operation, throttleLimit: 1, _sink);
            for (int i = 0; i < 1500; i++)
            {
                batch.Add(Batches.Row(i));
                reportedAfterAdd.Add(_sink.Count);
            }
        });

        Assert.Equal(Enumerable.Range(1, 1500), reportedAfterAdd);
    }

    [Fact]
    public async Task Rows_are_read_no_faster_than_they_are_processed()
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
        await Task.Delay(100); // A batch without the limit would read another row in this time.
        Assert.Equal((2 * Limit) - 1, Volatile.Read(ref added));
        Assert.Equal(Limit, operation.Started);

        mayEnd.SetResult();
        await run;
        Assert.Equal((2 * Limit) - 1, mostUnfinished);
        Assert.Equal(500, _sink.Count);
    }

    [Fact]
    public async Task A_slow_row_stops_the_others_only_when_the_reorder_capacity_is_used_up()
    {
        const int SlowRow = 10;
        var slowRowMayEnd = new TaskCompletionSource();
        var operation = new ScriptedOperation(async (row, _, _) =>
        {
            if (Batches.NumberOf(row) == SlowRow)
            {
                await slowRowMayEnd.Task;
            }

            return null;
        });

        Task run = RunAsync(operation, throttleLimit: 4, count: ReorderCapacity + 100);

        await Patience.UntilAsync(() => operation.Started == SlowRow + ReorderCapacity);
        await Task.Delay(100); // A batch without the limit would start another row in this time.
        Assert.Equal(SlowRow + ReorderCapacity, operation.Started);
        Assert.Equal(SlowRow, _sink.Count);

        slowRowMayEnd.SetResult();
        await run;
        Assert.Equal(Batches.Ids(ReorderCapacity + 100), _sink.Results.Select(result => result.CallConnectionId));
    }

    [Fact]
    public async Task The_batch_calls_its_sink_only_on_the_callers_thread()
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
    public async Task A_rehearsal_starts_no_row()
    {
        var operation = new ScriptedOperation(static (_, _, _) => Success);

        await OwnThread.RunAsync(() =>
        {
            using var batch = new OrderedBatch<DtmfRecognitionRequest, DtmfRecognitionResult>(
                operation, journal: null, new BatchOptions { IsRehearsal = true }, _sink, TimeProvider.System, default);
            batch.Add(Batches.Row(0));
            batch.Add(Batches.Row(1));
            batch.Complete();
        });

        Assert.Equal([RowStatus.WouldSend, RowStatus.WouldSend], _sink.Results.Select(result => result.Status));
        Assert.Equal(0, operation.Started);
    }

    [Fact]
    public async Task A_batch_without_rows_completes_immediately()
    {
        await RunAsync(new ScriptedOperation(static (_, _, _) => Success), throttleLimit: 4, count: 0);

        Assert.Equal(0, _sink.Count);
    }

    [Fact]
    public async Task Reported_rows_are_released()
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
