using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>Tests that a line that a crash cut off is removed, and that its row is sent again.</summary>
public sealed class JournalRepairTests : JournalTest
{
    [Theory]
    [InlineData("{")]
    [InlineData("{\"callConnectionId\":\"0000")]
    [InlineData("\0\0\0\0")]
    public async Task A_torn_last_line_is_removed(string torn)
    {
        var rows = SeedRows(3);
        await StopWithJournalAsync(rows.Take(2));
        await File.AppendAllTextAsync(JournalPath, torn);

        CollectingSink sink = await StopWithJournalAsync(rows);

        Assert.Equal([RowStatus.Skipped, RowStatus.Skipped, RowStatus.Succeeded], sink.Results.Select(result => result.Status));
        Assert.Equal(rows.Select(row => row.CallConnectionId), Entries.Select(entry => entry.GetProperty("callConnectionId").GetString()));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public async Task A_row_whose_line_was_torn_is_sent_again(int missing)
    {
        var rows = SeedRows(2);
        await StopWithJournalAsync(rows);
        Shorten(missing);

        CollectingSink sink = await StopWithJournalAsync(rows);

        Assert.Equal([RowStatus.Skipped, RowStatus.Succeeded], sink.Results.Select(result => result.Status));
        Assert.Equal(2, Entries.Count);
    }

    [Fact]
    public async Task A_journal_whose_first_line_was_torn_starts_over()
    {
        var rows = SeedRows(1);
        await StopWithJournalAsync(rows);
        string header = (await File.ReadAllLinesAsync(JournalPath))[0];

        foreach (int length in new[] { 0, 1, 2, header.Length / 2, header.Length - 1, header.Length })
        {
            await File.WriteAllTextAsync(JournalPath, header[..length]);

            CollectingSink sink = await StopWithJournalAsync(rows);

            Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
            Assert.Equal(header, (await File.ReadAllLinesAsync(JournalPath))[0]);
            Assert.Single(Entries);
        }
    }

    private void Shorten(int bytes)
    {
        using var file = new FileStream(JournalPath, FileMode.Open);
        file.SetLength(file.Length - bytes);
    }
}
