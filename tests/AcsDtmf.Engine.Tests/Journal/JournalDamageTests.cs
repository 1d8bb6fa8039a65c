using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Tests.Adversary;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>Tests that a damaged line loses the row that it records, and no other row.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private const int Rows = 50;
    private static readonly Uri Endpoint = new("https://contoso.communication.azure.com/");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acsdtmf-journal-");
    private readonly List<string> _warnings = [];
    private readonly string _path;

    public JournalDamageTests()
    {
        _path = Path.Combine(_folder.FullName, "calls.jsonl");
        Record(Enumerable.Range(0, Rows));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("not ours")]
    [InlineData("x")]
    [InlineData("\rx")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"status\":\"Succeeded\",\"callConnectionId\":\"x\"}")]
    [InlineData("{\"status\":\"Succeeded\",\"key\":\"0123\"}")]
    [InlineData("{\"status\":\"Succeeded\",\"key\":\"zz34567890123456789012345678901\"}")]
    [InlineData("{\"status\":\"\\ud800\",\"key\":\"\\ud800\"}")]
    [InlineData("{\"attempts\":99999999999999}")]
    public void A_foreign_line_is_skipped_with_a_warning_that_states_its_number(string line)
    {
        string[] lines = File.ReadAllLines(_path);
        File.WriteAllText(_path, string.Join('\n', [.. lines.Take(5), line, .. lines.Skip(5)]) + "\n");

        Assert.Equal(Enumerable.Range(0, Rows), Known());

        string warning = Assert.Single(_warnings);
        Assert.Contains(": 6. ", warning, StringComparison.Ordinal);
        Assert.Contains(_path, warning, StringComparison.Ordinal);
        Assert.Contains("sent again", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, ": 2, 3, 4, 5, 6, 7, 8, 9, 10, 11. ")]
    [InlineData(11, ": 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …. ")]
    public void A_warning_states_the_numbers_of_the_first_ten_damaged_lines(int damaged, string numbers)
    {
        string[] lines = File.ReadAllLines(_path);
        File.WriteAllText(_path, string.Join('\n', [lines[0], .. Enumerable.Repeat("not ours", damaged), .. lines.Skip(1)]) + "\n");

        Assert.Equal(Enumerable.Range(0, Rows), Known());

        Assert.Contains(numbers, Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_first_line_is_not_damage()
    {
        string[] lines = File.ReadAllLines(_path);
        File.WriteAllText(_path, string.Join('\n', [lines[0], .. lines]) + "\n");

        Assert.Equal(Enumerable.Range(0, Rows), Known());
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Zeros_before_after_and_between_lines_lose_no_line()
    {
        string zeros = new('\0', 4096);
        string[] lines = File.ReadAllLines(_path);
        File.WriteAllText(_path, zeros + lines[0] + "\n" + zeros + string.Join('\n', lines.Skip(1).Take(20)) + zeros + "\n" + string.Join('\n', lines.Skip(21)) + "\n" + zeros);

        Assert.Equal(Enumerable.Range(0, Rows), Known());

        Assert.Empty(_warnings);
    }

    [Fact]
    public void Zeros_that_extend_from_one_line_into_the_next_lose_only_these_two()
    {
        byte[] bytes = File.ReadAllBytes(_path);
        int[] ends = [.. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n')];
        bytes.AsSpan(ends[9] + 5, ends[10] - ends[9]).Clear();
        File.WriteAllBytes(_path, bytes);

        Assert.Equal(Enumerable.Range(0, Rows).Except([9, 10]), Known());

        Assert.Single(_warnings);
    }

    [Fact]
    public void A_line_longer_than_any_valid_line_loses_only_itself()
    {
        string[] lines = File.ReadAllLines(_path);
        string[] longer = [.. lines.Take(5), new string('x', (3 * 1024 * 1024) + 17), .. lines.Skip(5)];
        File.WriteAllText(_path, string.Join('\n', longer) + "\n");

        Assert.Equal(Enumerable.Range(0, Rows), Known());

        Assert.Contains(": 6. ", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_line_longer_than_any_valid_line_is_not_a_row()
    {
        string text = File.ReadAllText(_path);
        string last = text[(text.TrimEnd('\n').LastIndexOf('\n') + 1)..].TrimEnd('\n');
        File.WriteAllText(_path, text[..^(last.Length + 1)] + new string('x', JournalLines.LongestLine) + last);

        Assert.Equal(Enumerable.Range(0, Rows - 1), Known());
    }

    [Fact]
    public void A_last_line_without_a_line_end_is_kept()
    {
        byte[] bytes = File.ReadAllBytes(_path);
        File.WriteAllBytes(_path, bytes[..^1]);

        Assert.Equal(Enumerable.Range(0, Rows), Known());
        Record([Rows]);

        Assert.Equal(Enumerable.Range(0, Rows + 1), Known());
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_journal_that_an_editor_saved_is_still_read()
    {
        File.WriteAllText(_path, string.Join("\r\n", [.. File.ReadAllLines(_path), string.Empty, string.Empty]), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(Enumerable.Range(0, Rows), Known());

        Assert.Empty(_warnings);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Damage_after_the_first_line_loses_only_the_lines_that_it_touches(int seed)
    {
        var random = new Random(seed);
        byte[] bytes = File.ReadAllBytes(_path);
        int[] ends = [.. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n')];
        HashSet<int> touched = [];
        for (int damages = random.Next(1, 4); damages > 0; damages--)
        {
            int start = random.Next(ends[0] + 1, bytes.Length);
            int length = Math.Min(random.Next(1, 600), bytes.Length - start);
            bool isZeroed = random.Next(2) == 0;
            for (int i = start; i < start + length; i++)
            {
                bytes[i] = isZeroed ? (byte)0 : (byte)random.Next(256);
            }

            // A damaged line end affects the lines on both sides of it, unless it became zero, because zero also ends a line.
            touched.UnionWith(Enumerable.Range(0, Rows).Where(row => start <= ends[row + 1] && start + length > ends[row] + (isZeroed ? 1 : 0)));
        }

        File.WriteAllBytes(_path, bytes);

        int[] known = [.. Known()];
        Record([Rows]);
        Assert.True(
            Enumerable.Range(0, Rows).Except(touched).All(known.Contains) && Known().Contains(Rows),
            $"{Seeds.Variable}={seed}: of the rows that are not damaged, {string.Join(", ", Enumerable.Range(0, Rows).Except(touched).Except(known))} are lost.");
    }

    [Fact]
    public void A_journal_of_any_bytes_is_refused_or_records_further_rows()
    {
        string valid = string.Join('\n', File.ReadLines(_path).Take(4)) + "\n";
        foreach (int seed in Seeds.Fuzz(300))
        {
            File.WriteAllBytes(_path, new ByteMutator(seed).Damage(valid));
            try
            {
                Record([Rows]);
                Assert.Contains(Rows, Known());
            }
            catch (CallingException error)
            {
                Assert.NotEmpty(error.RecommendedAction!);
            }
            catch (Exception exception)
            {
                Assert.Fail($"{exception}\n{Seeds.Repeat(seed, nameof(JournalDamageTests))}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_written_row_can_be_read(int length, string character)
    {
        string text = string.Concat(Enumerable.Repeat(character, length));
        var request = new DtmfRecognitionRequest
        {
            CallConnectionId = text,
            TargetParticipant = CommunicationIdentifier.FromRawId("99:" + text),
            OperationContext = text,
            OperationCallbackUri = "https://" + text,
        };
        using (RowJournal journal = Open())
        {
            journal.Append(request, ResultOf(request));
        }

        using RowJournal again = Open();
        Assert.NotNull(again.TakeSuccess(request));
        Assert.NotNull(again.TakeSuccess(Row(Rows - 1)));
        Assert.Empty(_warnings);
    }

    public static TheoryData<int> Cases() => [.. Seeds.Take(100)];

    public static TheoryData<int, string> Lengths()
    {
        var data = new TheoryData<int, string>();
        foreach (int length in new[] { 1, 32_766, 32_767, 32_768, 180_000, 1_048_577 })
        {
            foreach (string character in new[] { "x", "ü", "\u0001", "\"", "\n", "\u2028", "😀" })
            {
                data.Add(length, character);
            }
        }

        return data;
    }

    [LinuxFact]
    public void A_row_stays_done_when_another_program_changes_its_line_during_the_run()
    {
        using RowJournal journal = Open();
        string[] lines = File.ReadAllLines(_path);
        File.WriteAllText(_path, string.Join('\n', [lines[0], new string('x', lines[1].Length), lines[3], lines[2], .. lines.Skip(4)]) + "\n");

        CallResult[] results = [.. Enumerable.Range(0, 4).Select(number => journal.TakeSuccess(Row(number))).OfType<CallResult>()];

        Assert.Equal([null, null, null, "call-3"], results.Select(result => result.CallConnectionId));
        Assert.All(results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
    }

    private static DtmfRecognitionRequest Row(int number) => new()
    {
        CallConnectionId = $"call-{number}",
        TargetParticipant = new PhoneNumberIdentifier("+14255550123"),
    };

    private static DtmfRecognitionResult ResultOf(DtmfRecognitionRequest request) => new()
    {
        CallConnectionId = request.CallConnectionId,
        TargetParticipant = request.TargetParticipant!.RawId,
        OperationContext = request.OperationContext,
        OperationCallbackUri = request.OperationCallbackUri,
        Status = RowStatus.Succeeded,
    };

    private RowJournal Open() => RowJournal.Open(_path, "Stop", Endpoint, TimeProvider.System, _warnings.Add);

    private void Record(IEnumerable<int> rows)
    {
        using RowJournal journal = Open();
        foreach (DtmfRecognitionRequest request in rows.Select(Row))
        {
            journal.Append(request, ResultOf(request));
        }

        _warnings.Clear();
    }

    /// <summary>Returns the rows that have succeeded according to the journal.</summary>
    private IEnumerable<int> Known()
    {
        _warnings.Clear();
        using RowJournal journal = Open();
        return [.. Enumerable.Range(0, Rows + 1).Where(number => journal.TakeSuccess(Row(number)) is not null)];
    }
}
