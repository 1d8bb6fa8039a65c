using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>Tests that a second run with the same journal sends only the rows that have not succeeded.</summary>
public sealed class JournalResumeTests : JournalTest
{
    private const string CallId = "call";
    private const string RawId = "4:+14255550123";
    private const string Callback = "https://127.0.0.1:9/callback";

    [Fact]
    public async Task Rows_that_succeeded_are_skipped_and_the_others_are_sent()
    {
        var rows = SeedRows(3);
        Service.State.Faults.Add(new FaultRule { Status = 404, CallConnectionId = rows[1].CallConnectionId, Count = 1 });
        await StopWithJournalAsync(rows);

        CollectingSink second = await StopWithJournalAsync(rows);
        CollectingSink third = await StopWithJournalAsync(rows);

        Assert.Equal([RowStatus.Skipped, RowStatus.Succeeded, RowStatus.Skipped], second.Results.Select(result => result.Status));
        Assert.Equal(Enumerable.Repeat(RowStatus.Skipped, 3), third.Results.Select(result => result.Status));
        Assert.Equal(
            [rows[0], rows[1], rows[2], rows[1]],
            Requests.Select(request => rows.Single(row => row.CallConnectionId == request.CallConnectionId)));
    }

    [Fact]
    public async Task A_skipped_result_repeats_its_row_and_what_the_journal_records()
    {
        var source = new object();
        DtmfRecognitionRequest row = Row(context: "order 17", callback: Callback + "?code=secret");
        DtmfRecognitionResult first = (await StopWithJournalAsync(row)).OnlyReport.Result;

        CollectingSink sink = await StopWithJournalAsync(Row(context: "order 17", callback: Callback + "?code=secret", source: source));

        DtmfRecognitionResult result = sink.OnlyReport.Result;
        Assert.Equal(
            (RowStatus.Skipped, CallId, "order 17", Callback + "?code=secret", DtmfRecognitionOperation.Stop),
            (result.Status, result.CallConnectionId, result.OperationContext, result.OperationCallbackUri, result.Operation));
        Assert.Equal((200, null, null), (result.StatusCode, result.ErrorCode, result.ErrorMessage));
        Assert.NotNull(first.CorrelationId);
        Assert.Equal((first.CorrelationId, first.ClientRequestId, 1), (result.CorrelationId, result.ClientRequestId, result.Attempts));
        Assert.Equal((first.CompletedAt, first.Duration), (result.CompletedAt, result.Duration));
        Assert.Equal(row.TargetParticipant!.RawId, result.TargetParticipant);
        Assert.Same(source, result.GetSource());
        Assert.Null(sink.OnlyReport.Error);
    }

    [Fact]
    public async Task A_skipped_result_of_a_journal_of_an_earlier_version_has_what_that_records()
    {
        DtmfRecognitionRequest row = Row();
        await StopWithJournalAsync(row);
        string[] lines = await File.ReadAllLinesAsync(JournalPath);
        string key = Entries[0].GetProperty("key").GetString()!;
        string old = $$"""{"key":"{{key}}","callConnectionId":"{{CallId}}","status":"Succeeded","statusCode":200,"clientRequestId":"x","attempts":2,"completedAt":"2026-11-22T12:00:00.1239999+02:00"}""";
        await File.WriteAllLinesAsync(JournalPath, [lines[0], old]);

        DtmfRecognitionResult result = (await StopWithJournalAsync(row)).OnlyReport.Result;

        Assert.Equal((RowStatus.Skipped, 200, "x", 2), (result.Status, result.StatusCode, result.ClientRequestId, result.Attempts));
        Assert.Equal(("2026-11-22T10:00:00.123Z", null), (result.CompletedAt, result.CorrelationId));
    }

    [Fact]
    public async Task Skipped_rows_are_counted_and_not_recorded_again()
    {
        var rows = SeedRows(3);
        await StopWithJournalAsync(rows);
        byte[] before = await File.ReadAllBytesAsync(JournalPath);
        BatchProgress progress = null!;

        await OwnThread.RunAsync(() =>
        {
            using IOrderedBatch<DtmfRecognitionRequest> batch = Connect().Open(
                CallingOperation.StopDtmfRecognition, JournalOptions(throttleLimit: 2), new CollectingSink(), default);
            foreach (DtmfRecognitionRequest row in rows)
            {
                batch.Add(row);
            }

            batch.Complete();
            progress = batch.Progress;
        });

        Assert.Equal((3, 3, 0), (progress.Done, progress.Skipped, progress.Failed));
        Assert.Equal(before, await File.ReadAllBytesAsync(JournalPath));
    }

    [Fact]
    public async Task A_row_that_is_in_the_input_twice_is_done_when_it_succeeded_twice()
    {
        DtmfRecognitionRequest row = Row();

        CollectingSink first = await StopWithJournalAsync(row, row);
        CollectingSink second = await StopWithJournalAsync(row, row, row);

        Assert.Equal([RowStatus.Succeeded, RowStatus.Succeeded], first.Results.Select(result => result.Status));
        Assert.Equal([RowStatus.Skipped, RowStatus.Skipped, RowStatus.Succeeded], second.Results.Select(result => result.Status));
    }

    [Theory]
    [InlineData("4:+14255550199", null, null)]
    [InlineData(RawId, "x", null)]
    [InlineData(RawId, null, Callback)]
    public async Task A_row_that_differs_in_participant_context_or_callback_is_another_row(string rawId, string? context, string? callback)
    {
        await StopWithJournalAsync(Row());

        CollectingSink sink = await StopWithJournalAsync(Row(rawId, context, callback));

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        Assert.Equal(2, Requests.Count);
    }

    [Fact]
    public async Task A_row_of_another_call_is_another_row()
    {
        var rows = SeedRows(2);
        await StopWithJournalAsync(rows[0]);

        CollectingSink sink = await StopWithJournalAsync(new DtmfRecognitionRequest
        {
            CallConnectionId = rows[1].CallConnectionId,
            TargetParticipant = rows[0].TargetParticipant,
        });

        Assert.NotEqual(RowStatus.Skipped, sink.OnlyReport.Result.Status);
        Assert.Equal(2, Requests.Count);
    }

    [Fact]
    public async Task Rows_with_equal_joined_text_but_different_parts_are_different_rows()
    {
        await StopWithJournalAsync(Row(context: "a", callback: Callback));

        CollectingSink sink = await StopWithJournalAsync(Row(context: Callback + "a"));

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
    }

    [Fact]
    public async Task A_context_that_is_unique_to_the_run_does_not_identify_a_row()
    {
        await StopWithJournalAsync(Row(context: "first run", hasUniqueContext: true));

        CollectingSink sink = await StopWithJournalAsync(Row(context: "second run", hasUniqueContext: true));

        Assert.Equal(RowStatus.Skipped, sink.OnlyReport.Result.Status);
        Assert.Equal("first run", sink.OnlyReport.Result.OperationContext);
    }

    [Fact]
    public async Task An_invalid_row_fails_again()
    {
        var invalid = new DtmfRecognitionRequest { CallConnectionId = "../x" };
        await StopWithJournalAsync(invalid);

        CollectingSink sink = await StopWithJournalAsync(invalid);

        Assert.Equal((RowStatus.Failed, CallingErrorCode.InvalidCallConnectionId), (sink.OnlyReport.Result.Status, sink.OnlyReport.Result.ErrorCode));
    }

    [Fact]
    public async Task A_journal_of_many_rows_and_long_lines_is_read_completely()
    {
        DtmfRecognitionRequest[] rows = [.. SeedRows(600), Row(context: new string('x', 200_000)), .. SeedRows(50)];
        await Connect().RecognizeAsync(DtmfRecognitionOperation.Stop, JournalOptions(throttleLimit: 16), rows);
        int sent = Requests.Count;

        CollectingSink sink = await StopWithJournalAsync(rows);

        Assert.Equal(651, sink.Count);
        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Skipped, result.Status));
        Assert.Equal(sent, Requests.Count);
    }

    /// <summary>Makes a row for a participant of a call, which the service then knows.</summary>
    private DtmfRecognitionRequest Row(string rawId = RawId, string? context = null, string? callback = null, bool hasUniqueContext = false, object? source = null)
    {
        Service.State.Calls.Add(new Call(CallId, [new Participant(rawId)]));
        return new DtmfRecognitionRequest
        {
            CallConnectionId = CallId,
            TargetParticipant = CommunicationIdentifier.FromRawId(rawId),
            OperationContext = context,
            HasUniqueContext = hasUniqueContext,
            OperationCallbackUri = callback,
            Source = source,
        };
    }
}
