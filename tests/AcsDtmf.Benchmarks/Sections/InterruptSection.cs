using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Serving;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Measures Ctrl+C while requests wait for a response. A separate server holds the abandoned requests.</summary>
internal sealed class InterruptSection : ISection
{
    private const int Width = 64;
    private const int Latency = 10_000;
    private const double Budget = 1;

    /// <inheritdoc/>
    public string Name => "interrupt";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        RowFile rows = bench.Workload.Take(bench.Scale.Rows);
        await using ServerProcess server = await ServerProcess.StartAsync(ServerKind.Plain);
        await server.SetLatencyAsync(Latency);
        List<double> seconds = [];
        for (int round = 0; round < bench.Scale.InterruptRounds; round++)
        {
            seconds.Add(await InterruptAsync(server, rows));
        }

        report.Budgets.Add(BudgetLine.AtMost(
            $"seconds from Ctrl+C to the prompt, while the server delays every response by {Latency / 1000} s",
            Budget,
            Spread.Of(seconds),
            Text.Ratio));
    }

    private static async Task<double> InterruptAsync(ServerProcess server, RowFile rows)
    {
        await using LineProcess process = await LineProcess.StartPowerShellAsync();
        string answer = await process.AskAsync(
            $". '{Repository.Script("Interrupt")}' -Endpoint '{server.Endpoint}' -AccessKey '{ServerProcess.AccessKey}' "
            + $"-Manifest '{Repository.Manifest}' -Path '{rows.Path}' -Width {Width.ToString(CultureInfo.InvariantCulture)}");
        string[] words = answer.Split(' ');
        return bool.Parse(words[1])
            ? double.Parse(words[0], CultureInfo.InvariantCulture)
            : throw new InvalidDataException("The job completed before it was stopped, so the measurement is invalid.");
    }
}
