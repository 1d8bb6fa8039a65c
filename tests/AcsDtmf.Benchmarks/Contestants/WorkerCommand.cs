using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>
/// Runs the process of a .NET contestant. Each input line contains a width and a file. The process runs the rows of the file and
/// writes the duration in milliseconds.
/// </summary>
internal static class WorkerCommand
{
    public const string Verb = "work";
    public const string Bare = "bare";
    public const string Engine = "engine";

    public static async Task RunAsync(string kind, Uri endpoint, string accessKey)
    {
        IRowRunner runner = kind == Engine ? new EngineRunner(endpoint, accessKey) : new BareLoop(endpoint, accessKey);
        while (await Console.In.ReadLineAsync() is { } order)
        {
            string[] words = order.Split(' ', 2);
            Row[] rows = RowFile.Read(words[1]);
            long start = Stopwatch.GetTimestamp();
            await runner.RunAsync(rows, int.Parse(words[0], CultureInfo.InvariantCulture));
            string elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
            Console.Out.WriteLine(LineProcess.AnswerMark + elapsed);
        }
    }
}
