using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Tests a batch that ends before its rows: by cancellation, disposal, a refused credential or an exception.</summary>
public sealed class BatchEndTests
{
    // The number of rows that can finish behind a slow row.
    private const int ReorderCapacity = 4096;

    private const int Limit = 4;

    private readonly CollectingSink _sink = new();
    private int _interrupted;

    [Fact]
    public async Task Cancellation_ends_the_wait_to_add_a_row()
    {
        using var cancellation = new CancellationTokenSource();
        ScriptedOperation operation = NeverEnding();

        Task run = AddAsync(operation, count: 100, cancellation.Token);
        await Patience.UntilAsync(() => operation.Started == Limit);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Patience.UntilAsync(() => Volatile.Read(ref _interrupted) == Limit);
        Assert.Equal(Limit, operation.Started);
        Assert.Equal(0, _sink.Count);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait_for_the_last_rows()
    {
        using var cancellation = new CancellationTokenSource();
        ScriptedOperation operation = NeverEnding();

        Task run = AddAsync(operation, count: 2, cancellation.Token);
        await Patience.UntilAsync(() => operation.Started == 2);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Patience.UntilAsync(() => Volatile.Read(ref _interrupted) == 2);
    }

    [Fact]
    public async Task A_cancelled_batch_starts_no_row()
    {
        ScriptedOperation operation = NeverEnding();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AddAsync(operation, count: 1, new CancellationToken(canceled: true)));

        Assert.Equal(0, operation.Started);
    }

    [Fact]
    public async Task Disposal_interrupts_the_rows_in_flight_and_starts_no_others()
    {
        ScriptedOperation operation = NeverEnding();
        var batch = Batches.Open(operation, Limit, _sink);
        for (int i = 0; i < (2 * Limit) - 2; i++)
        {
            batch.Add(Batches.Row(i));
        }

        await Patience.UntilAsync(() => operation.Started == Limit);
        batch.Dispose();

        await Patience.UntilAsync(() => Volatile.Read(ref _interrupted) == Limit);
        Assert.Equal(Limit, operation.Started);
        Assert.Equal(0, _sink.Count);
    }

    [Fact]
    public async Task A_sink_that_throws_ends_the_batch_and_sees_no_row_twice()
    {
        var operation = new ScriptedOperation(static async (_, _, _) =>
        {
            await Task.Yield();
            return null;
        });
        _sink.WhenReported = report =>
        {
            if (Batches.NumberOf(report.Request) == 10)
            {
                throw new InvalidOperationException("enough");
            }
        };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(operation, count: 10_000, CancellationToken.None));

        // A row that is not scheduled in time delays the results, and the rows that start meanwhile are limited by the reorder capacity.
        Assert.Equal("enough", error.Message);
        Assert.Equal(Batches.Ids(11), _sink.Results.Select(result => result.CallConnectionId));
        Assert.InRange(operation.Started, 11, 11 + ReorderCapacity + (2 * Limit));
    }

    [Fact]
    public async Task An_unexpected_exception_of_the_operation_is_rethrown()
    {
        var operation = new ScriptedOperation(static async (row, _, _) =>
        {
            await Task.Yield();
            return Batches.NumberOf(row) == 10 ? throw new InvalidOperationException("a fault of ours") : null;
        });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(operation, count: 1000, CancellationToken.None));

        Assert.Equal("a fault of ours", error.Message);
    }

    [Fact]
    public async Task A_refused_credential_ends_the_run_after_every_accepted_row_is_reported()
    {
        const int Taken = (2 * Limit) - 1;
        var refusal = new CallingException(CallingErrorKind.Credential, "7509", "The service answered 401.");
        var mayBeRefused = new TaskCompletionSource();
        ScriptedOperation operation = null!;
        operation = new ScriptedOperation(async (row, _, _) =>
        {
            if (Batches.NumberOf(row) == 1)
            {
                await mayBeRefused.Task;
                return refusal;
            }

            // The other rows in flight succeed, but only after the refusal is known.
            await Patience.UntilAsync(() => operation.Unsent > 0);
            return null;
        });
        int added = 0;

        Task run = OwnThread.RunAsync(() =>
        {
            using var batch = Batches.Open(operation, Limit, _sink);
            for (int i = 0; i < 1000; i++)
            {
                Volatile.Write(ref added, i + 1);
                batch.Add(Batches.Row(i));
            }
        });
        await Patience.UntilAsync(() => operation.Started == Limit && Volatile.Read(ref added) == Taken);
        mayBeRefused.SetResult();

        Assert.Same(refusal, await Assert.ThrowsAsync<CallingException>(() => run));
        Assert.Equal(Batches.Ids(Taken), _sink.Results.Select(result => result.CallConnectionId));
        Assert.Equal(
            [null, "7509", null, null, .. Enumerable.Repeat(CallingErrorCode.NotSent, Taken - Limit)],
            _sink.Results.Select(result => result.ErrorCode));
        Assert.All(_sink.Reports, report => Assert.Null(report.Error));
        Assert.Equal(Limit, operation.Started);
    }

    [Fact]
    public async Task A_credential_refused_at_the_last_row_ends_the_run_too()
    {
        var refusal = new CallingException(CallingErrorKind.Credential, "7509", "The service answered 401.");
        var operation = new ScriptedOperation(async (_, _, _) =>
        {
            await Task.Yield();
            return refusal;
        });

        Assert.Same(refusal, await Assert.ThrowsAsync<CallingException>(() => AddAsync(operation, count: 1, CancellationToken.None)));
        Assert.Equal("7509", _sink.OnlyReport.Result.ErrorCode);
    }

    private ScriptedOperation NeverEnding() => new(async (_, _, cancellationToken) =>
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        }
        finally
        {
            Interlocked.Increment(ref _interrupted);
        }
    });

    private Task AddAsync(ScriptedOperation operation, int count, CancellationToken cancellationToken) => OwnThread.RunAsync(() =>
    {
        using var batch = Batches.Open(operation, Limit, _sink, cancellationToken);
        for (int i = 0; i < count; i++)
        {
            batch.Add(Batches.Row(i));
        }

        batch.Complete();
    });
}
