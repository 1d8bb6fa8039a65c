using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Faults;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>Tests what a run writes to its journal, and when.</summary>
public sealed class JournalRecordTests : JournalTest
{
    [Fact]
    public async Task The_first_line_names_the_operation_and_the_endpoint()
    {
        await StopWithJournalAsync(SeedRows(1));

        JsonElement header = Lines[0];
        Assert.Equal("AcsDtmf/1", header.GetProperty("journal").GetString());
        Assert.Equal("Stop", header.GetProperty("operation").GetString());
        Assert.Equal(Service.Endpoint.AbsoluteUri, header.GetProperty("endpoint").GetString());
    }

    [Fact]
    public async Task Every_finished_row_is_a_line_with_its_result()
    {
        DtmfRecognitionRequest[] rows =
        [
            .. SeedRows(3).Select(row => new DtmfRecognitionRequest
            {
                CallConnectionId = row.CallConnectionId,
                TargetParticipant = row.TargetParticipant,
                OperationContext = "order 17",
                OperationCallbackUri = "https://127.0.0.1:9/callback",
            }),
        ];
        Service.State.Faults.Add(new FaultRule { Status = 404, CallConnectionId = rows[1].CallConnectionId });

        CollectingSink sink = await StopWithJournalAsync(rows);

        Assert.Equal([RowStatus.Succeeded, RowStatus.Failed, RowStatus.Succeeded], sink.Results.Select(result => result.Status));
        Assert.Equal(3, Entries.Count);
        Assert.All(Entries.Zip(sink.Results), pair =>
        {
            (JsonElement entry, DtmfRecognitionResult result) = pair;
            Assert.Equal(result.CallConnectionId, entry.GetProperty("callConnectionId").GetString());
            Assert.Equal(result.TargetParticipant, entry.GetProperty("targetParticipant").GetString());
            Assert.Equal("order 17", entry.GetProperty("operationContext").GetString());
            Assert.Equal("https://127.0.0.1:9/callback", entry.GetProperty("operationCallbackUri").GetString());
            Assert.Equal(result.Status.ToString(), entry.GetProperty("status").GetString());
            Assert.Equal(result.StatusCode, entry.GetProperty("statusCode").GetInt32());
            Assert.Equal(result.ErrorCode, entry.TryGetProperty("errorCode", out JsonElement code) ? code.GetString() : null);
            Assert.Equal(result.ErrorMessage, entry.TryGetProperty("errorMessage", out JsonElement message) ? message.GetString() : null);
            Assert.Equal(result.CorrelationId, entry.TryGetProperty("correlationId", out JsonElement correlation) ? correlation.GetString() : null);
            Assert.Equal(result.Duration, entry.GetProperty("duration").GetString());
            Assert.Equal(result.ClientRequestId, entry.GetProperty("clientRequestId").GetString());
            Assert.Equal(1, entry.GetProperty("attempts").GetInt32());
            Assert.Equal(result.CompletedAt, entry.GetProperty("completedAt").GetString());
        });
    }

    [Fact]
    public async Task Missing_values_are_omitted()
    {
        await StopWithJournalAsync(SeedRows(1));

        Assert.Equal(
            ["attempts", "callConnectionId", "clientRequestId", "completedAt", "correlationId", "duration", "key", "status", "statusCode", "targetParticipant"],
            Entries[0].EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_row_is_on_disk_before_its_result_is_reported()
    {
        var isOnDisk = new List<bool>();
        var sink = new CollectingSink
        {
            WhenReported = report => isOnDisk.Add(ReadWhileRunning().Contains(report.Result.ClientRequestId!, StringComparison.Ordinal)),
        };

        await Connect().RecognizeAsync(DtmfRecognitionOperation.Stop, JournalOptions(throttleLimit: 4), sink, CancellationToken.None, SeedRows(8));

        Assert.Equal(Enumerable.Repeat(true, 8), isOnDisk);
    }

    [Fact]
    public async Task An_abandoned_batch_records_the_finished_rows()
    {
        var rows = SeedRows(3);
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.Stall, CallConnectionId = rows[0].CallConnectionId });
        var sink = new CollectingSink();
        using var cancellation = new CancellationTokenSource();

        Task run = Connect().RecognizeAsync(DtmfRecognitionOperation.Stop, JournalOptions(throttleLimit: 3), sink, cancellation.Token, rows);

        // An earlier row delays the results of the finished rows, but not their lines in the journal.
        await Patience.UntilAsync(() => Service.State.Traffic.Counters.Requests == 2);
        await Task.Delay(50); // The emulator counts a request just before the client receives the answer.
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Empty(sink.Results);
        Assert.Equal(rows.Skip(1).Select(row => row.CallConnectionId), Entries.Select(IdOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_that_ends_early_records_the_refused_row_but_not_the_rows_that_were_never_sent()
    {
        Service.State.Faults.Add(new FaultRule { Status = 401, Latency = TimeSpan.FromMilliseconds(50) });
        var sink = new CollectingSink();

        await Assert.ThrowsAsync<CallingException>(
            () => Connect().RecognizeAsync(DtmfRecognitionOperation.Stop, JournalOptions(throttleLimit: 2), sink, CancellationToken.None, SeedRows(10)));

        DtmfRecognitionResult[] sent = [.. sink.Results.Where(result => result.ErrorCode != CallingErrorCode.NotSent)];
        Assert.InRange(sent.Length, 1, sink.Count - 1);
        Assert.Equal(sent.Select(result => result.CallConnectionId).Order(StringComparer.Ordinal), Entries.Select(IdOf).Order(StringComparer.Ordinal));
        Assert.All(Entries, entry => Assert.Equal(("Failed", 401), (entry.GetProperty("status").GetString(), entry.GetProperty("statusCode").GetInt32())));
    }

    [Fact]
    public async Task An_invalid_row_is_recorded_as_failed()
    {
        await StopWithJournalAsync(new DtmfRecognitionRequest { CallConnectionId = "../x" });

        Assert.Equal("Failed", Entries[0].GetProperty("status").GetString());
        Assert.Equal(CallingErrorCode.InvalidCallConnectionId, Entries[0].GetProperty("errorCode").GetString());
        Assert.Equal(0, Entries[0].GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task A_context_that_is_unique_to_the_run_is_recorded()
    {
        DtmfRecognitionRequest row = SeedRows(1)[0];

        await StopWithJournalAsync(new DtmfRecognitionRequest
        {
            CallConnectionId = row.CallConnectionId,
            TargetParticipant = row.TargetParticipant,
            OperationContext = "made up",
            HasUniqueContext = true,
        });

        Assert.Contains("made up", Requests[0].Body, StringComparison.Ordinal);
        Assert.Equal("made up", Entries[0].GetProperty("operationContext").GetString());
    }

    [Fact]
    public async Task A_row_is_recorded_while_an_earlier_one_hangs()
    {
        var rows = SeedRows(50);
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.Stall, CallConnectionId = rows[0].CallConnectionId });
        using var cancellation = new CancellationTokenSource();

        Task run = Connect().RecognizeAsync(DtmfRecognitionOperation.Stop, JournalOptions(throttleLimit: 4), new CollectingSink(), cancellation.Token, rows);

        await Patience.UntilAsync(() => ReadWhileRunning().Split("\"Succeeded\"").Length == rows.Count);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Theory]
    [InlineData(32_767, 32_767)]
    [InlineData(32_768, 32_766)]
    public async Task A_text_that_is_longer_than_a_spreadsheet_cell_is_truncated(int length, int kept)
    {
        DtmfRecognitionRequest row = SeedRows(1)[0];

        await StopWithJournalAsync(new DtmfRecognitionRequest
        {
            CallConnectionId = row.CallConnectionId,
            TargetParticipant = row.TargetParticipant,
            OperationContext = new string('x', length),
        });

        Assert.Equal(new string('x', kept) + (kept < length ? "…" : string.Empty), Entries[0].GetProperty("operationContext").GetString());
    }

    [Theory]
    [InlineData("https://user:secret@127.0.0.1:9/callback?code=secret#secret", "https://***@127.0.0.1:9/callback?***")]
    [InlineData("https://127.0.0.1:9/callback?code=secret&sig=secret", "https://127.0.0.1:9/callback?***")]
    [InlineData("not:a/uri?secret", "not:a/uri?***")]
    [InlineData("me:secret@somewhere", "***@somewhere")]
    public async Task Secrets_in_a_callback_are_masked_and_the_row_is_recognized_again(string callback, string written)
    {
        DtmfRecognitionRequest row = SeedRows(1)[0];
        var rows = new[] { callback, callback.Replace("secret", "secret2", StringComparison.Ordinal) }.Select(uri => new DtmfRecognitionRequest
        {
            CallConnectionId = row.CallConnectionId,
            TargetParticipant = row.TargetParticipant,
            OperationCallbackUri = uri,
        }).ToArray();

        CollectingSink first = await StopWithJournalAsync(rows[0]);
        CollectingSink second = await StopWithJournalAsync(rows);

        Assert.DoesNotContain("secret", await File.ReadAllTextAsync(JournalPath), StringComparison.Ordinal);
        Assert.All(Entries, entry => Assert.Equal(written, entry.GetProperty("operationCallbackUri").GetString()));
        if (first.OnlyReport.Result.Status == RowStatus.Succeeded)
        {
            Assert.Equal([RowStatus.Skipped, RowStatus.Succeeded], second.Results.Select(result => result.Status));
        }
    }

    [Fact]
    public async Task Only_the_user_can_read_a_new_journal()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        Assert.SkipWhen(EngineBuild.Framework == EngineBuild.WindowsPowerShell, "This build of the engine is for Windows PowerShell.");

        await StopWithJournalAsync(SeedRows(1));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(JournalPath));
    }

    private static string IdOf(JsonElement entry) => entry.GetProperty("callConnectionId").GetString()!;

    /// <summary>Reads the file as other programs do during a run; empty before the run creates it.</summary>
    private string ReadWhileRunning()
    {
        if (!File.Exists(JournalPath))
        {
            return string.Empty;
        }

        using var reader = new StreamReader(new FileStream(JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
