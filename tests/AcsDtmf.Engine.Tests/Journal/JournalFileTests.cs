using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>Tests what is written and when, and how a failed write is recovered.</summary>
public sealed class JournalFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acsdtmf-journal-");
    private readonly FakeTimeProvider _clock = new();
    private readonly string _path;

    public JournalFileTests() => _path = Path.Combine(_folder.FullName, "calls.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_line_is_on_disk_after_the_flush_interval_without_a_commit()
    {
        using JournalFile file = JournalFile.Open(_path, _clock);

        file.Append(Line("a"));
        _clock.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Empty(Lines);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["a"], Lines);

        file.Append(Line("b"));
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(["a", "b"], Lines);
    }

    [Fact]
    public void A_failed_background_write_is_the_failure_until_a_write_succeeds()
    {
        var disk = new FaultyFileStream(_path) { BytesUntilFull = 1 };
        using JournalFile file = Open(disk);
        file.Append(Line("a"));
        Assert.Null(file.Failure);

        _clock.Advance(JournalFile.FlushInterval);
        Assert.Equal(CallingErrorCode.JournalUnavailable, file.Failure?.ErrorCode);
        Assert.Empty(Lines);

        disk.BytesUntilFull = null;
        file.Commit();
        Assert.Null(file.Failure);
        Assert.Equal(["a"], Lines);
    }

    [Fact]
    public void Lines_whose_flush_failed_are_written_by_the_next_commit()
    {
        var disk = new FaultyFileStream(_path) { RefusesFlush = true };
        using JournalFile file = Open(disk);
        file.Append(Line("a"));

        Assert.Equal(CallingErrorCode.JournalUnavailable, Assert.Throws<CallingException>(file.Commit).ErrorCode);

        disk.RefusesFlush = false;
        file.Append(Line("b"));
        file.Commit();
        Assert.Equal(["a", "b"], Lines);
    }

    [Fact]
    public void A_commit_without_lines_does_not_access_the_disk()
    {
        using JournalFile file = Open(new FaultyFileStream(_path) { RefusesFlush = true });

        file.Commit();

        Assert.Null(file.Failure);
    }

    /// <summary>Tests a disk that becomes full and free again at any point of a write.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_line_is_written_once_and_in_order_despite_failed_writes(int seed)
    {
        var random = new Random(seed);
        var disk = new FaultyFileStream(_path);
        List<string> appended = [];
        using (JournalFile file = Open(disk))
        {
            for (int step = 0; step < 200; step++)
            {
                disk.BytesUntilFull = random.Next(3) == 0 ? random.Next(60) : null;
                disk.RefusesFlush = random.Next(8) == 0;
                for (int i = random.Next(4); i > 0; i--)
                {
                    string text = $"{appended.Count}-{new string('x', random.Next(20))}";
                    appended.Add(text);
                    file.Append(Line(text));
                }

                _ = Record.Exception(file.Commit);
                Assert.True(appended.Take(Lines.Count).SequenceEqual(Lines), $"{Seeds.Variable}={seed}: the file differs from the appended lines after step {step}.");
            }

            disk.BytesUntilFull = null;
            disk.RefusesFlush = false;
        }

        Assert.True(appended.SequenceEqual(Lines), $"{Seeds.Variable}={seed}: the final file differs from the appended lines.");
    }

    [Fact]
    public void Two_writers_without_a_lock_lose_no_line_and_both_fail()
    {
        using JournalFile one = Open(new FaultyFileStream(_path));
        using JournalFile two = Open(new FaultyFileStream(_path));
        one.Append(Line("a"));
        one.Commit();
        two.Append(Line("b"));

        CallingException error = Assert.Throws<CallingException>(two.Commit);
        Assert.Equal(CallingErrorCode.JournalInUse, error.ErrorCode);
        Assert.Contains("another program has written to it", error.Message, StringComparison.Ordinal);
        one.Append(Line("c"));
        Assert.Equal(CallingErrorCode.JournalInUse, Assert.Throws<CallingException>(one.Commit).ErrorCode);

        Assert.Equal(["a", "b", "c"], Lines);
        Assert.Equal(CallingErrorCode.JournalInUse, one.Failure?.ErrorCode);
    }

    [Theory]
    [InlineData("a\n", "a\nb\n")]
    [InlineData("a\nha", "a\nhab\n")]
    public void Lines_that_another_program_writes_after_the_file_was_read_are_not_removed(string before, string after)
    {
        File.WriteAllText(_path, before);
        using JournalFile file = Open(new FaultyFileStream(_path));
        file.Read(static (_, _, _) => { });
        File.AppendAllText(_path, "b\n");

        CallingException? error = (CallingException?)Record.Exception(file.DropRest);

        Assert.Equal(before == "a\n" ? null : CallingErrorCode.JournalInUse, error?.ErrorCode);
        Assert.Equal(after, File.ReadAllText(_path));
    }

    [LinuxFact]
    public void A_file_that_is_moved_or_deleted_during_a_run_is_an_error()
    {
        using JournalFile file = JournalFile.Open(_path, _clock);
        File.Delete(_path);
        file.Append(Line("a"));

        CallingException error = Assert.Throws<CallingException>(file.Commit);

        Assert.Equal(CallingErrorCode.JournalUnavailable, error.ErrorCode);
        Assert.Contains("moved or deleted", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Tests that a worker of a disposed batch can finish its row.</summary>
    [Fact]
    public void A_line_that_is_appended_after_disposal_is_not_written()
    {
        foreach (TimeProvider clock in new[] { _clock, TimeProvider.System })
        {
            JournalFile file = JournalFile.Open(_path, clock);
            file.Dispose();

            file.Append(Line("a"));
            _clock.Advance(JournalFile.FlushInterval);

            Assert.Empty(Lines);
        }
    }

    [LinuxFact]
    public void The_file_is_in_append_mode_until_it_is_disposed()
    {
        const int Append = 0x400;
        using (JournalFile.Open(_path, _clock))
        {
            Assert.Equal(Append, Assert.Single(OpenFiles.FlagsOf(_path)) & Append);
        }

        Assert.Empty(OpenFiles.FlagsOf(_path));
    }

    public static TheoryData<int> Cases() => [.. Seeds.Take(20)];

    private IReadOnlyList<string> Lines
    {
        get
        {
            using var reader = new StreamReader(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            string text = reader.ReadToEnd();
            Assert.True(text.Length == 0 || text.EndsWith('\n'), "The last line has no line end.");
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    private JournalFile Open(FaultyFileStream disk) => new(_path, disk, new MemoryStream(), _clock);

    private static byte[] Line(string text) => Encoding.UTF8.GetBytes(text + "\n");
}
