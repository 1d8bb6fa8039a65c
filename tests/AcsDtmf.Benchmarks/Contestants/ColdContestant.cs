using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>A script that starts, sends the rows of a short file, and exits. It writes when each of its phases ends.</summary>
/// <param name="name">The name in the report.</param>
/// <param name="start">Starts the script.</param>
internal sealed class ColdContestant(string name, Func<Uri, RowFile, Task<LineProcess>> start)
{
    private const string LastPhase = "requests";

    public static ColdContestant Empty { get; } = new("empty PowerShell", (_, _) => LineProcess.StartScriptAsync(Repository.Script("ColdEmpty")));

    public static ColdContestant Cmdlet { get; } = new(
        "Stop-AcsDtmfRecognition",
        (endpoint, rows) => StartAsync("ColdCmdlet", endpoint, rows, "-Manifest", Repository.Manifest));

    public static ColdContestant RestMethod { get; } = new("Invoke-RestMethod", (endpoint, rows) => StartAsync("ColdRestMethod", endpoint, rows));

    public static ColdContestant Sdk { get; } = new("JavaScript SDK", (endpoint, rows) => Task.FromResult(JavaScriptSdk.StartOnce(endpoint, rows)));

    public string Name => name;

    /// <summary>Runs the script, and returns its phases.</summary>
    public async Task<IReadOnlyList<Phase>> RunAsync(Uri endpoint, RowFile rows)
    {
        long startedAt = Stopwatch.GetTimestamp();
        await using LineProcess process = await start(endpoint, rows);
        List<Phase> phases = [];
        do
        {
            string[] words = (await process.ReadAnswerAsync()).Split(' ');
            phases.Add(new(words[0], Stopwatch.GetElapsedTime(startedAt), TimeSpan.FromMilliseconds(double.Parse(words[1], CultureInfo.InvariantCulture))));
        }
        while (phases[^1].Name != LastPhase && this != Empty);

        return phases;
    }

    /// <summary>Starts a script with one row as arguments, or with the path of more rows.</summary>
    private static Task<LineProcess> StartAsync(string script, Uri endpoint, RowFile rows, params IEnumerable<string> arguments)
    {
        IEnumerable<string> input = RowFile.Read(rows.Path) is [{ } row]
            ? ["-CallConnectionId", row.CallConnectionId, "-TargetParticipant", row.TargetParticipant]
            : ["-Path", rows.Path];
        return LineProcess.StartScriptAsync(
            Repository.Script(script), ["-Endpoint", endpoint.AbsoluteUri, "-AccessKey", ServerProcess.AccessKey, .. arguments, .. input]);
    }
}
