using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Batch;
using Xunit;

namespace AcsDtmf.Engine.Schedules;

/// <summary>
/// Rows that end at once, later, or after work on the caller's thread. Under a schedule no wait of that thread ends by its time limit, so
/// a batch that ends has woken it each time.
/// </summary>
public sealed class BatchSchedules
{
    [Fact]
    public void Every_row_is_reported_once_and_in_order() => Exploration.Run(static async () =>
    {
        using var run = new BatchRun();
        int count = run.Choices.NextInteger(BatchRun.MostRows + 1);

        Exception? end = await run.ExecuteAsync(new ScriptedOperation((_, batch, cancellationToken) => run.WorkAsync(batch, cancellationToken)), count);

        Assert.Null(end);
        run.AssertReported(count);
    });

    [Fact]
    public void After_a_fatal_row_the_others_are_reported_sent_or_not() => Exploration.Run(static async () =>
    {
        var fatal = new CallingException(CallingErrorKind.Credential, CallingErrorCode.TokenProviderFailed, "No further row can succeed.");
        using var run = new BatchRun();
        int fatalRow = run.Choices.NextInteger(BatchRun.MostRows);
        var operation = new ScriptedOperation(async (row, batch, cancellationToken) =>
        {
            await run.WorkAsync(batch, cancellationToken);
            return Batches.NumberOf(row) == fatalRow ? fatal : null;
        });

        Exception? end = await run.ExecuteAsync(operation, BatchRun.MostRows);

        Assert.Same(fatal, end);
        run.AssertReported(run.Added);
        Assert.Equal(run.Added, operation.Started + operation.Unsent);
        Assert.Equal(operation.Unsent, run.Sink.Results.Count(static result => result.ErrorCode == CallingErrorCode.NotSent));
    });

    [Fact]
    public void A_run_that_is_cancelled_or_fails_ends_and_repeats_no_row() => Exploration.Run(static async () =>
    {
        var fault = new InvalidOperationException("The operation fails.");
        var refusal = new InvalidOperationException("The sink fails.");
        int refusedRow = BatchRun.MostRows;
        List<Task> works = [];
        using var run = new BatchRun
        {
            Sink = new CollectingSink
            {
                WhenReported = (Report report) =>
                {
                    if (Batches.NumberOf(report.Request) == refusedRow)
                    {
                        throw refusal;
                    }
                },
            },
        };
        refusedRow = run.Choices.NextInteger(2 * BatchRun.MostRows);
        int faultyRow = run.Choices.NextInteger(2 * BatchRun.MostRows);
        var operation = new ScriptedOperation((row, batch, cancellationToken) =>
        {
            Task<CallingException?> work = Batches.NumberOf(row) == faultyRow ? throw fault : run.WorkAsync(batch, cancellationToken);
            lock (works)
            {
                works.Add(work);
            }

            return work;
        });

        Task<Exception?> execution = run.ExecuteAsync(operation, BatchRun.MostRows);
        if (run.Choices.NextBoolean())
        {
            run.Cancel();
        }

        Exception? end = await execution;

        Assert.True(end is null or OperationCanceledException || end == refusal || end == fault, end?.ToString());
        run.AssertReported(end is null ? BatchRun.MostRows : end == refusal ? refusedRow + 1 : run.Sink.Count);

        try
        {
            await Task.WhenAll(works);
        }
        catch (OperationCanceledException)
        {
            // A row that waited for the caller's thread was cancelled with the run.
        }
    }, interruptsFieldAccess: false);
}
