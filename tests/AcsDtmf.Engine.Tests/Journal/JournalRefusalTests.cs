using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>A file that cannot be this run's journal stays as it is, and nothing is sent.</summary>
public sealed class JournalRefusalTests : JournalTest
{
    [Theory]
    [InlineData("CallConnectionId,TargetParticipant\n1,2\n")]
    [InlineData("notes")]
    [InlineData("\n")]
    [InlineData("null\n")]
    [InlineData("[]\n")]
    [InlineData("{\"a\":1}\n")]
    [InlineData("{\"journal\":\"AcsDtmf/2\"}\n")]
    [InlineData("{\"journal\":\"AcsDtmf/2\"")]
    public async Task A_file_that_is_no_journal_is_refused_and_left_as_it_is(string content)
    {
        await File.WriteAllTextAsync(JournalPath, content);

        CallingException error = await RefusalAsync();

        Assert.Equal(CallingErrorCode.JournalNotRecognized, error.ErrorCode);
        Assert.Contains("Line 1 ", error.Message, StringComparison.Ordinal);
        Assert.Contains(JournalPath, error.Message, StringComparison.Ordinal);
        Assert.Contains("-JournalPath", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(JournalPath));
    }

    [Theory]
    [InlineData("not ours")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_journal_with_a_line_that_is_no_row_is_refused_with_the_number_of_the_line(string line)
    {
        await StopWithJournalAsync(SeedRows(1));
        await File.AppendAllTextAsync(JournalPath, line + "\n");
        string before = await File.ReadAllTextAsync(JournalPath);

        CallingException error = await RefusalAsync();

        Assert.Equal(CallingErrorCode.JournalNotRecognized, error.ErrorCode);
        Assert.Contains("Line 3 ", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(JournalPath));
    }

    [Fact]
    public async Task A_line_that_does_not_end_is_not_read_to_its_end()
    {
        await File.WriteAllTextAsync(JournalPath, new string('x', 3 * 1024 * 1024));

        CallingException error = await RefusalAsync();

        Assert.Equal(CallingErrorCode.JournalNotRecognized, error.ErrorCode);
        Assert.Equal(3 * 1024 * 1024, new FileInfo(JournalPath).Length);
    }

    [Fact]
    public async Task The_journal_of_another_operation_is_refused()
    {
        await StopWithJournalAsync(SeedRows(1));

        CallingException error = await RefusalAsync(DtmfRecognitionOperation.Start);

        Assert.Equal(CallingErrorCode.JournalMismatch, error.ErrorCode);
        Assert.Contains(JournalPath, error.Message, StringComparison.Ordinal);
        Assert.Contains("Stop on", error.Message, StringComparison.Ordinal);
        Assert.Contains("Start on", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Lines.Count);
    }

    [Fact]
    public async Task The_journal_of_another_endpoint_is_refused()
    {
        await StopWithJournalAsync(SeedRows(1));
        string text = await File.ReadAllTextAsync(JournalPath);
        await File.WriteAllTextAsync(JournalPath, text.Replace(Service.Endpoint.AbsoluteUri, "https://contoso.communication.azure.com/", StringComparison.Ordinal));

        CallingException error = await RefusalAsync();

        Assert.Equal(CallingErrorCode.JournalMismatch, error.ErrorCode);
        Assert.Contains("https://contoso.communication.azure.com/", error.Message, StringComparison.Ordinal);
        Assert.Contains(Service.Endpoint.AbsoluteUri, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_belongs_to_one_run_at_a_time_and_is_free_when_the_run_ends()
    {
        using (Open(Connect(), JournalOptions(throttleLimit: 1)))
        {
            CallingException error = await RefusalAsync();

            Assert.Equal(CallingErrorCode.JournalInUse, error.ErrorCode);
            Assert.Contains(JournalPath, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(RowStatus.Succeeded, (await StopWithJournalAsync(SeedRows(1))).OnlyReport.Result.Status);
    }

    [Fact]
    public async Task A_refused_journal_is_free_for_others()
    {
        await File.WriteAllTextAsync(JournalPath, "notes\n");
        await RefusalAsync();

        File.Delete(JournalPath);

        Assert.Equal(RowStatus.Succeeded, (await StopWithJournalAsync(SeedRows(1))).OnlyReport.Result.Status);
    }

    [Theory]
    [InlineData("nowhere/calls.jsonl")]
    [InlineData("")]
    public async Task A_path_that_cannot_be_a_file_is_unavailable(string relativePath)
    {
        string path = Path.Combine(Path.GetDirectoryName(JournalPath)!, relativePath);

        var error = await Assert.ThrowsAsync<CallingException>(
            () => Connect().RecognizeAsync(DtmfRecognitionOperation.Stop, new BatchOptions { JournalPath = path }, SeedRows(1)));

        Assert.Equal((CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable), (error.Kind, error.ErrorCode));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
        Assert.Empty(Requests);
    }

    [LinuxFact]
    public void A_line_that_does_not_fit_on_the_disk_makes_the_journal_unavailable()
    {
        JournalFile file = JournalFile.Open("/dev/full");
        file.Append(new JournalHeader { Journal = JournalHeader.Mark }, JournalJson.Default.JournalHeader);

        var error = Assert.Throws<CallingException>(file.Commit);

        Assert.Equal((CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable), (error.Kind, error.ErrorCode));
        Assert.IsAssignableFrom<IOException>(error.InnerException);
        Assert.Null(Record.Exception(file.Dispose));
    }

    private static IOrderedBatch<DtmfRecognitionRequest> Open(ICallingClient client, BatchOptions options) =>
        client.Open(CallingOperation.StopDtmfRecognition, options, new CollectingSink(), CancellationToken.None);
}
