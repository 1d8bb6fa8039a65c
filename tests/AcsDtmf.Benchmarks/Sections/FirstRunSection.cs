using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Measures the main job in a new process. The time includes the creation of the HTTP stack and the JIT compilation.</summary>
internal sealed class FirstRunSection : ISection
{
    private const int Width = 64;
    private const double Budget = 0.72;

    private static readonly Contestant[] Contestants = [Contestant.Bare, Contestant.Engine, Contestant.Cmdlet, Contestant.Nothing];

    /// <inheritdoc/>
    public string Name => "first";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        RowFile rows = bench.Workload.Take(bench.Scale.Rows);
        Rounds[] rates = [.. Contestants.Select(_ => new Rounds())];
        for (int round = 0; round < bench.Scale.FirstRunRounds; round++)
        {
            for (int index = 0; index < Contestants.Length; index++)
            {
                await using Worker worker = await bench.StartAsync(Contestants[index]);
                rates[index].Add(await bench.MeasureAsync(worker, rows, Width));
            }
        }

        report.Budgets.Add(BudgetLine.AtLeast(
            "the same rows, first run in a new process, relative to the first run of the bare loop",
            Budget,
            rates[2].RatioTo(rates[0]),
            Text.Ratio));
        report.Tables.Add(RateTable.Of(
            $"First run in a new process, {rows.Count:#,0} rows, {Width} in flight, no latency",
            [.. Contestants.Zip(rates)]));
    }
}
