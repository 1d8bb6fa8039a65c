using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>A journal that is read as results.</summary>
public sealed class JournalRecordsTests : JournalTest
{
    [Fact]
    public async Task Every_row_is_a_result_in_the_order_of_the_file()
    {
        var rows = SeedRows(3);
        Service.State.Faults.Add(new FaultRule { Status = 404, CallConnectionId = rows[1].CallConnectionId });
        CollectingSink run = await StopWithJournalAsync(rows);

        RecordSink sink = Read();

        Assert.Equal(run.Results.Select(Describe), sink.Results.Cast<DtmfRecognitionResult>().Select(Describe));
        Assert.All(sink.Results, result => Assert.Null(result.GetSource()));
        Assert.Empty(sink.Warnings);
    }

    [Fact]
    public async Task The_journal_of_media_operations_has_results_of_its_own()
    {
        await Connect().CancelMediaAsync(JournalOptions(throttleLimit: 1), SeedRows(2).Select(row => new CallMediaRequest { CallConnectionId = row.CallConnectionId }));

        Assert.All(Read().Results, result => Assert.Equal(RowStatus.Succeeded, Assert.IsType<CallMediaResult>(result).Status));
    }

    [Fact]
    public async Task A_journal_can_be_read_while_a_run_writes_to_it()
    {
        await StopWithJournalAsync(SeedRows(2));
        using IOrderedBatch<DtmfRecognitionRequest> run = Connect().Open(CallingOperation.StopDtmfRecognition, JournalOptions(throttleLimit: 1), new CollectingSink(), default);

        Assert.Equal(2, Read().Results.Count);
    }

    [Fact]
    public async Task A_damaged_line_is_skipped_with_a_warning_and_a_torn_last_one_without()
    {
        await StopWithJournalAsync(SeedRows(2));
        string[] lines = await File.ReadAllLinesAsync(JournalPath);
        string text = string.Join('\n', lines[0], "damaged", lines[1], lines[2][..20]);
        await File.WriteAllTextAsync(JournalPath, text);

        RecordSink sink = Read();

        Assert.Single(sink.Results);
        Assert.Contains(": 2. ", Assert.Single(sink.Warnings), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(JournalPath));
    }

    [Theory]
    [InlineData(null, CallingErrorCode.JournalUnavailable)]
    [InlineData("notes\n", CallingErrorCode.JournalNotRecognized)]
    [InlineData("notes", CallingErrorCode.JournalNotRecognized)]
    [InlineData("{\"key\":\"0123456789abcdef0123456789abcdef\",\"status\":\"Succeeded\"}", CallingErrorCode.JournalNotRecognized)]
    [InlineData("{\"journal\":\"AcsDtmf/1\",\"operation\":\"Later\"}\n", CallingErrorCode.JournalNotRecognized)]
    public async Task What_is_no_journal_is_an_error(string? text, string errorCode)
    {
        if (text is not null)
        {
            await File.WriteAllTextAsync(JournalPath, text);
        }

        CallingException error = Assert.Throws<CallingException>(() => Read());

        Assert.Equal((CallingErrorKind.Journal, errorCode), (error.Kind, error.ErrorCode));
        Assert.Contains(JournalPath, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction!);
    }

    [LinuxFact]
    public void A_device_is_not_a_journal()
    {
        CallingException error = Assert.Throws<CallingException>(() => new CallingEngine().ReadJournal("/dev/zero", new RecordSink(), CancellationToken.None));

        Assert.Equal((CallingErrorCode.JournalUnavailable, null), (error.ErrorCode, error.InnerException));
        Assert.Contains("'/dev/zero' is not a regular file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_has_no_rows()
    {
        await File.WriteAllTextAsync(JournalPath, string.Empty);

        Assert.Empty(Read().Results);
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled()
    {
        await StopWithJournalAsync(SeedRows(2));
        using var cancellation = new CancellationTokenSource();
        var sink = new RecordSink { WhenReported = cancellation.Cancel };

        Assert.Throws<OperationCanceledException>(() => new CallingEngine().ReadJournal(JournalPath, sink, cancellation.Token));

        Assert.Single(sink.Results);
    }

    private static (string?, string?, string, string, int?, string?, string?, string?, string?, int, string, string?) Describe(DtmfRecognitionResult result) => (
        result.CallConnectionId,
        result.TargetParticipant,
        result.Operation,
        result.Status,
        result.StatusCode,
        result.ErrorCode,
        result.ErrorMessage,
        result.CorrelationId,
        result.ClientRequestId,
        result.Attempts,
        result.Duration,
        result.CompletedAt);

    private RecordSink Read()
    {
        var sink = new RecordSink();
        new CallingEngine().ReadJournal(JournalPath, sink, CancellationToken.None);
        return sink;
    }

    private sealed class RecordSink : IJournalSink
    {
        internal List<CallResult> Results { get; } = [];

        internal List<string> Warnings { get; } = [];

        internal Action? WhenReported { get; init; }

        bool IMessageSink.WantsDebug => false;

        void IJournalSink.OnResult(CallResult result)
        {
            Results.Add(result);
            WhenReported?.Invoke();
        }

        void IMessageSink.OnWarning(string message) => Warnings.Add(message);

        void IMessageSink.OnVerbose(string message) => Warnings.Add(message);

        void IMessageSink.OnDebug(string message) => Warnings.Add(message);
    }
}
