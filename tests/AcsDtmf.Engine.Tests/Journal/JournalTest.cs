using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>A test with a journal in its own folder.</summary>
public abstract class JournalTest : ServiceTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acsdtmf-journal-");

    protected JournalTest() => JournalPath = Path.Combine(_folder.FullName, "calls.jsonl");

    /// <summary>Gets the path of the journal, which the first run creates.</summary>
    protected string JournalPath { get; }

    /// <summary>Gets the recorded rows.</summary>
    protected IReadOnlyList<JsonElement> Entries => [.. Lines.Skip(1)];

    /// <summary>Gets all lines. The first line describes the journal.</summary>
    protected IReadOnlyList<JsonElement> Lines => [.. File.ReadLines(JournalPath).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Sends rows one at a time, so that they are recorded in input order.</summary>
    protected Task<CollectingSink> StopWithJournalAsync(params IEnumerable<DtmfRecognitionRequest> rows) =>
        Connect(maximumRetryCount: 0).RecognizeAsync(DtmfRecognitionOperation.Stop, JournalOptions(throttleLimit: 1), rows);

    protected BatchOptions JournalOptions(int throttleLimit) => new() { ThrottleLimit = throttleLimit, JournalPath = JournalPath };

    /// <summary>Runs a row that the journal must keep from being sent.</summary>
    protected async Task<CallingException> RefusalAsync(string operation = DtmfRecognitionOperation.Stop)
    {
        DtmfRecognitionRequest row = SeedRows(1)[0];
        int sentBefore = Requests.Count;

        var error = await Assert.ThrowsAsync<CallingException>(() => Connect().RecognizeAsync(operation, JournalOptions(throttleLimit: 1), row));

        Assert.Equal(CallingErrorKind.Journal, error.Kind);
        Assert.NotEmpty(error.RecommendedAction);
        Assert.Equal(sentBefore, Requests.Count);
        return error;
    }

    protected override void CleanUp() => _folder.Delete(recursive: true);
}
