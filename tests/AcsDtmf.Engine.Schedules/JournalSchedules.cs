using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Tests.Batch;
using AcsDtmf.Engine.Tests.Journal;
using Microsoft.Coyote.Random;
using Xunit;

namespace AcsDtmf.Engine.Schedules;

/// <summary>Rows that are recorded from several threads while the journal is written on request, by its timer, and to a disk that fails.</summary>
public sealed class JournalSchedules : IDisposable
{
    private const int LinesOfEach = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acsdtmf-schedules-");
    private readonly string _path;

    public JournalSchedules() => _path = Path.Combine(_folder.FullName, "calls.jsonl");

    private string[] Lines => File.ReadAllLines(_path);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_appended_line_is_written_once_and_before_a_commit_returns() => Exploration.Run(async () =>
    {
        File.Delete(_path);
        var choices = Generator.Create();
        var disk = new FaultyFileStream(_path);
        using var file = new JournalFile(_path, disk, writerLock: Stream.Null, new ScheduledClock());
        List<string> appended = [];

        Task[] tasks = [Task.Run(() => Append("a")), Task.Run(() => Append("b")), Task.Run(Commit), Task.Run(Commit)];
        await Task.WhenAll(tasks);
        file.Dispose();

        Assert.Equal(["a0", "a1", "a2"], Lines.Where(static line => line[0] == 'a'));
        Assert.Equal(["b0", "b1", "b2"], Lines.Where(static line => line[0] == 'b'));

        void Append(string name)
        {
            for (int i = 0; i < LinesOfEach; i++)
            {
                file.Append(Encoding.ASCII.GetBytes($"{name}{i}\n"));
                lock (appended)
                {
                    appended.Add($"{name}{i}");
                }
            }
        }

        void Commit()
        {
            string[] earlier;
            lock (appended)
            {
                earlier = [.. appended];
            }

            // The timer, too, writes to the disk while it is full or does not flush.
            disk.BytesUntilFull = choices.NextBoolean() ? choices.NextInteger(LinesOfEach) : null;
            disk.RefusesFlush = choices.NextBoolean();
            try
            {
                file.Commit();
                Assert.Empty(earlier.Except(Lines));
            }
            catch (CallingException)
            {
                // A later write has to write the lines.
            }
            finally
            {
                disk.BytesUntilFull = null;
                disk.RefusesFlush = false;
            }
        }
    });

    [Fact]
    public void Every_row_is_in_the_journal_before_it_is_reported() => Exploration.Run(async () =>
    {
        File.Delete(_path);
        var sink = new CollectingSink();
        sink.WhenReported = _ => Assert.InRange(Lines.Length, 1 + sink.Count, 1 + BatchRun.MostRows);
        using var run = new BatchRun { Sink = sink, Journal = OpenJournal() };
        var operation = new ScriptedOperation((_, batch, cancellationToken) => run.WorkAsync(batch, cancellationToken));

        Assert.Null(await run.ExecuteAsync(operation, BatchRun.MostRows));

        using RowJournal journal = OpenJournal();
        Assert.All(run.Sink.Reports, report => Assert.NotNull(journal.TakeSuccess(report.Request)));
        Assert.All(run.Sink.Reports, report => Assert.Null(journal.TakeSuccess(report.Request)));
    });

    private RowJournal OpenJournal() =>
        RowJournal.Open(_path, "Stop", new Uri("https://contoso.communication.azure.com/"), new ScheduledClock(), Assert.Null);
}
