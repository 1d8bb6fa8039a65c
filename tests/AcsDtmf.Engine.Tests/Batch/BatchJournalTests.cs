using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Tests a batch with a journal, also with one that can no longer be written, for example because the disk is full.</summary>
public sealed class BatchJournalTests
{
    private static readonly CallingException Full = new(CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable, "The disk is full.");

    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task A_recorded_row_is_skipped_unless_it_is_invalid()
    {
        var journal = new FailingJournal(successfulCommits: int.MaxValue) { Recorded = new CallResult() };
        var operation = new ScriptedOperation(static (_, _, _) => Task.FromResult<CallingException?>(null));

        await RunAsync(operation, journal, throttleLimit: 1, [Batches.Row(0), new DtmfRecognitionRequest { CallConnectionId = "a/b" }]);

        Assert.Equal([RowStatus.Skipped, RowStatus.Succeeded], _sink.Results.Select(result => result.Status));
    }

    [Fact]
    public async Task A_row_is_committed_before_it_is_reported()
    {
        var journal = new FailingJournal(successfulCommits: int.MaxValue);
        var operation = new ScriptedOperation(static (_, _, _) => Task.FromResult<CallingException?>(null));
        var committed = new List<int>();
        _sink.WhenReported = _ => committed.Add(journal.Committed);

        await RunAsync(operation, journal, throttleLimit: 1, count: 3);

        Assert.Equal([1, 2, 3], committed);
    }

    [Fact]
    public async Task A_journal_failure_ends_the_run_after_the_finished_rows_are_reported()
    {
        var journal = new FailingJournal(successfulCommits: 3);
        var operation = new ScriptedOperation(static (_, _, _) => Task.FromResult<CallingException?>(null));

        var error = await Assert.ThrowsAsync<CallingException>(() => RunAsync(operation, journal, throttleLimit: 1, count: 100));

        Assert.Same(Full, error);
        Assert.InRange(_sink.Count, 1, 99);
        Assert.Equal(operation.Started, _sink.Results.Count(result => result.Status == RowStatus.Succeeded));
        Assert.Equal(_sink.Results.Select(result => result.CallConnectionId), journal.Appended.Select(result => result.CallConnectionId));
        Assert.True(journal.IsDisposed);
    }

    [Fact]
    public async Task A_journal_failure_during_disposal_does_not_hide_the_original_exception()
    {
        var journal = new FailingJournal(successfulCommits: 0);
        var operation = new ScriptedOperation(static (_, _, _) => Task.FromResult<CallingException?>(null));
        _sink.WhenReported = _ => throw new InvalidOperationException("the reason");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(operation, journal, throttleLimit: 4, count: 100));

        Assert.Equal("the reason", error.Message);
        Assert.True(journal.IsDisposed);
    }

    [Fact]
    public async Task A_background_journal_failure_ends_the_run_while_a_row_delays_the_results()
    {
        var first = new TaskCompletionSource();
        var journal = new FailingJournal(successfulCommits: int.MaxValue);
        var operation = new ScriptedOperation(async (row, _, _) =>
        {
            if (row.CallConnectionId == "0")
            {
                await first.Task;
            }
            else if (row.CallConnectionId == "50")
            {
                journal.Failure = Full;
                first.SetResult();
            }

            return null;
        });

        var error = await Assert.ThrowsAsync<CallingException>(() => RunAsync(operation, journal, throttleLimit: 2, count: 1000));

        Assert.Same(Full, error);
        Assert.InRange(_sink.Count, 51, 100);
    }

    private Task RunAsync(ScriptedOperation operation, FailingJournal journal, int throttleLimit, int count) =>
        RunAsync(operation, journal, throttleLimit, Enumerable.Range(0, count).Select(Batches.Row));

    private Task RunAsync(ScriptedOperation operation, FailingJournal journal, int throttleLimit, IEnumerable<DtmfRecognitionRequest> rows) => OwnThread.RunAsync(() =>
    {
        using var batch = new OrderedBatch<DtmfRecognitionRequest, DtmfRecognitionResult>(
            operation,
            journal,
            new BatchOptions { ThrottleLimit = throttleLimit },
            _sink,
            TimeProvider.System,
            default);
        foreach (DtmfRecognitionRequest row in rows)
        {
            batch.Add(row);
        }

        batch.Complete();
    });

    /// <summary>A journal that fails after the specified number of successful commits.</summary>
    private sealed class FailingJournal(int successfulCommits) : IRowJournal<DtmfRecognitionRequest, DtmfRecognitionResult>
    {
        private int _commits;

        internal List<DtmfRecognitionResult> Appended { get; } = [];

        /// <summary>Gets the number of rows that were appended before the last commit.</summary>
        internal int Committed { get; private set; }

        /// <summary>Gets the recorded success of every row; null if none is recorded.</summary>
        internal CallResult? Recorded { get; init; }

        internal bool IsDisposed { get; private set; }

        public CallingException? Failure { get; set; }

        public CallResult? TakeSuccess(DtmfRecognitionRequest request) => Recorded;

        public void Append(DtmfRecognitionRequest request, DtmfRecognitionResult result)
        {
            lock (Appended)
            {
                Appended.Add(result);
            }
        }

        public void Commit()
        {
            if (++_commits > successfulCommits)
            {
                throw Full;
            }

            lock (Appended)
            {
                Committed = Appended.Count;
            }
        }

        public void Dispose() => IsDisposed = true;
    }
}
