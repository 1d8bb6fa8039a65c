using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>Tests that a file that cannot be the journal of a run is not changed, and that nothing is sent.</summary>
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
    [InlineData("{\"key\":\"0123456789abcdef0123456789abcdef\",\"status\":\"Succeeded\"}")]
    public async Task A_file_that_is_not_a_journal_is_refused_and_not_changed(string content)
    {
        await File.WriteAllTextAsync(JournalPath, content);

        CallingException error = await RefusalAsync();

        Assert.Equal(CallingErrorCode.JournalNotRecognized, error.ErrorCode);
        Assert.Contains("Line 1 ", error.Message, StringComparison.Ordinal);
        Assert.Contains(JournalPath, error.Message, StringComparison.Ordinal);
        Assert.Contains("-JournalPath", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(JournalPath));
    }

    [Fact]
    public async Task A_very_long_first_line_is_not_read_completely()
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
    public async Task A_journal_belongs_to_one_run_until_the_run_ends()
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
    public async Task A_refused_journal_is_not_locked()
    {
        await File.WriteAllTextAsync(JournalPath, "notes\n");
        await RefusalAsync();

        File.Delete(JournalPath);

        Assert.Equal(RowStatus.Succeeded, (await StopWithJournalAsync(SeedRows(1))).OnlyReport.Result.Status);
    }

    [LinuxFact]
    public async Task A_run_leaves_no_file_open_whether_it_is_refused_or_ends()
    {
        var rows = SeedRows(1);
        using (Open(Connect(), JournalOptions(throttleLimit: 1)))
        {
            await RefusalAsync();

            Assert.Single(OpenFiles.FlagsOf(JournalPath));
        }

        await StopWithJournalAsync(rows);
        Assert.Equal(RowStatus.Skipped, (await StopWithJournalAsync(rows)).OnlyReport.Result.Status);

        Assert.Empty(OpenFiles.FlagsOf(JournalPath));
    }

    [Theory]
    [InlineData("nowhere/calls.jsonl")]
    [InlineData("")]
    public async Task A_path_that_cannot_be_a_file_is_unavailable(string relativePath)
    {
        string path = Path.Combine(Path.GetDirectoryName(JournalPath)!, relativePath);

        CallingException error = await UnavailableAsync(path);

        Assert.NotNull(error.InnerException);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    [InlineData("/dev/full")]
    public async Task A_device_is_not_a_journal(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has these files.");

        CallingException error = await UnavailableAsync(path);

        Assert.Contains("is not a regular file", error.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_pipe_is_not_a_journal_and_opening_it_does_not_block()
    {
        string path = JournalPath + ".pipe";
        using (var mkfifo = Process.Start("mkfifo", [path]))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        CallingException error = await UnavailableAsync(path);

        Assert.Contains("is not a regular file", error.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_socket_is_not_a_journal()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(JournalPath));

        await UnavailableAsync(JournalPath);
    }

    private async Task<CallingException> UnavailableAsync(string path)
    {
        var error = await Assert.ThrowsAsync<CallingException>(
            () => Connect().RecognizeAsync(DtmfRecognitionOperation.Stop, new BatchOptions { JournalPath = path }, SeedRows(1)));

        Assert.Equal((CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable), (error.Kind, error.ErrorCode));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RecommendedAction);
        Assert.Empty(Requests);
        return error;
    }

    private static IOrderedBatch<DtmfRecognitionRequest> Open(ICallingClient client, BatchOptions options) =>
        client.Open(CallingOperation.StopDtmfRecognition, options, new CollectingSink(), CancellationToken.None);
}
