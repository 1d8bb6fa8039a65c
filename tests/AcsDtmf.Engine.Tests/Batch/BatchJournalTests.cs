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

/// <summary>Tests a journal that can no longer be written, for example because the disk is full.</summary>
public sealed class BatchJournalTests
{
    private static readonly CallingException Full = new(CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable, "The disk is full.");

    private readonly CollectingSink _sink = new();

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

    private Task RunAsync(ScriptedOperation operation, FailingJournal journal, int throttleLimit, int count) => OwnThread.RunAsync(() =>
    {
        using var batch = new OrderedBatch<DtmfRecognitionRequest, DtmfRecognitionResult>(
            operation,
            journal,
            new BatchOptions { ThrottleLimit = throttleLimit },
            _sink,
            TimeProvider.System,
            default);
        for (int i = 0; i < count; i++)
        {
            batch.Add(new DtmfRecognitionRequest { CallConnectionId = $"{i}", TargetParticipant = new PhoneNumberIdentifier("+14255550123") });
        }

        batch.Complete();
    });

    /// <summary>A journal that fails after the specified number of successful commits.</summary>
    private sealed class FailingJournal(int successfulCommits) : IRowJournal<DtmfRecognitionRequest, DtmfRecognitionResult>
    {
        private int _commits;

        internal List<DtmfRecognitionResult> Appended { get; } = [];

        internal bool IsDisposed { get; private set; }

        public CallingException? Failure { get; set; }

        public CallResult? TakeSuccess(DtmfRecognitionRequest request) => null;

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
        }

        public void Dispose() => IsDisposed = true;
    }
}
