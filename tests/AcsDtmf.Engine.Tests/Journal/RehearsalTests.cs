using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>A rehearsal reports what a run would do with each row. It sends nothing and leaves the journal as it is.</summary>
public sealed class RehearsalTests : JournalTest
{
    [Fact]
    public async Task Every_row_is_reported_in_its_place_and_counted_and_none_is_sent()
    {
        var rows = SeedRows(3);
        await StopWithJournalAsync(rows[1]);
        BatchProgress progress = null!;
        var sink = new CollectingSink();

        await OwnThread.RunAsync(() =>
        {
            using IOrderedBatch<DtmfRecognitionRequest> batch = Connect().Open(CallingOperation.StopDtmfRecognition, Options, sink, default);
            foreach (DtmfRecognitionRequest row in (IEnumerable<DtmfRecognitionRequest>)[.. rows, new() { CallConnectionId = "../x" }])
            {
                batch.Add(row);
            }

            batch.Complete();
            progress = batch.Progress;
        });

        Assert.Equal([RowStatus.WouldSend, RowStatus.Skipped, RowStatus.WouldSend, RowStatus.Failed], sink.Results.Select(result => result.Status));
        Assert.Equal((4, 2, 1, 1), (progress.Done, progress.WouldSend, progress.Skipped, progress.Failed));
        Assert.Equal((200, 1), (sink.Results.ElementAt(1).StatusCode, sink.Results.ElementAt(1).Attempts));
        Assert.Equal(CallingErrorCode.InvalidCallConnectionId, sink.Reports[3].Error?.ErrorCode);
        Assert.Single(Requests);
    }

    [Fact]
    public async Task A_row_that_would_be_sent_claims_no_request()
    {
        DtmfRecognitionRequest row = SeedRows(1)[0];

        CollectingSink sink = await RehearseAsync(new DtmfRecognitionRequest
        {
            CallConnectionId = row.CallConnectionId,
            TargetParticipant = row.TargetParticipant,
            OperationContext = "created for the row",
            HasUniqueContext = true,
            Source = this,
        });

        DtmfRecognitionResult result = sink.OnlyReport.Result;
        Assert.Equal((RowStatus.WouldSend, null, null, 0), (result.Status, result.StatusCode, result.ClientRequestId, result.Attempts));
        Assert.Equal((null, null, TimeText.NoTime), (result.CompletedAt, result.OperationContext, result.Duration));
        Assert.Same(this, result.GetSource());
        Assert.Null(sink.OnlyReport.Error);
    }

    [Fact]
    public async Task A_journal_that_is_missing_is_empty_and_stays_missing()
    {
        CollectingSink sink = await RehearseAsync([.. SeedRows(2)]);

        Assert.Equal([RowStatus.WouldSend, RowStatus.WouldSend], sink.Results.Select(result => result.Status));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(JournalPath)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{\"key\":\"0123")]
    public async Task A_journal_is_not_repaired_whatever_its_last_line_is(string end)
    {
        var rows = SeedRows(2);
        await StopWithJournalAsync(rows[0]);
        string text = (await File.ReadAllTextAsync(JournalPath))[..^1] + (end.Length > 1 ? "\n" : string.Empty) + end;
        await File.WriteAllTextAsync(JournalPath, text);

        CollectingSink sink = await RehearseAsync([.. rows]);

        Assert.Equal([RowStatus.Skipped, RowStatus.WouldSend], sink.Results.Select(result => result.Status));
        Assert.Equal(text, await File.ReadAllTextAsync(JournalPath));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(JournalPath)!));
    }

    [Fact]
    public async Task A_damaged_line_is_a_warning()
    {
        var rows = SeedRows(1);
        await StopWithJournalAsync(rows);
        await File.AppendAllTextAsync(JournalPath, "damaged\n");

        CollectingSink sink = await RehearseAsync([.. rows]);

        Assert.Equal(RowStatus.Skipped, sink.OnlyReport.Result.Status);
        Assert.Contains(": 3. ", Assert.Single(sink.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_a_run_writes_to_can_be_rehearsed_with()
    {
        var rows = SeedRows(1);
        await StopWithJournalAsync(rows);

        using IOrderedBatch<DtmfRecognitionRequest> run = Connect().Open(CallingOperation.StopDtmfRecognition, JournalOptions(throttleLimit: 1), new CollectingSink(), default);
        CollectingSink sink = await RehearseAsync([.. rows]);

        Assert.Equal(RowStatus.Skipped, sink.OnlyReport.Result.Status);
    }

    [Theory]
    [InlineData("notes", CallingErrorCode.JournalNotRecognized)]
    [InlineData("{\"journal\":\"AcsDtmf/1\",\"operation\":\"Start\",\"endpoint\":\"https://contoso.communication.azure.com/\"}\n", CallingErrorCode.JournalMismatch)]
    public async Task A_journal_that_a_run_would_refuse_is_refused(string text, string errorCode)
    {
        await File.WriteAllTextAsync(JournalPath, text);

        var error = await Assert.ThrowsAsync<CallingException>(() => RehearseAsync([.. SeedRows(1)]));

        Assert.Equal(errorCode, error.ErrorCode);
        Assert.Equal(text, await File.ReadAllTextAsync(JournalPath));
    }

    private BatchOptions Options => new() { ThrottleLimit = 1, JournalPath = JournalPath, IsRehearsal = true };

    private Task<CollectingSink> RehearseAsync(params IEnumerable<DtmfRecognitionRequest> rows) => Connect().RecognizeAsync(DtmfRecognitionOperation.Stop, Options, rows);
}
