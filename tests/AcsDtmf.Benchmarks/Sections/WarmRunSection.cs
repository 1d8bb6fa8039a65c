using System.Collections.Generic;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Measures the second and later runs of the main job in a process.</summary>
internal sealed class WarmRunSection : ISection
{
    private const int Width = 64;
    private const double Budget = 0.85;

    /// <inheritdoc/>
    public string Name => "warm";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        RowFile rows = bench.Workload.Take(bench.Scale.Rows);
        await using Worker bare = await bench.StartAsync(Contestant.Bare);
        await using Worker engine = await bench.StartAsync(Contestant.Engine);
        await using Worker cmdlet = await bench.StartAsync(Contestant.Cmdlet);
        await using Worker nothing = await bench.StartAsync(Contestant.Nothing);

        // FirstRunSection measures the first run.
        await bench.AlternateAsync(1, rows, Width, bare, engine, cmdlet, nothing);
        IReadOnlyList<Rounds> rates = await bench.AlternateAsync(bench.Scale.WarmRounds, rows, Width, bare, engine, cmdlet, nothing);

        report.Budgets.Add(BudgetLine.AtLeast(
            $"{rows.Count:#,0} signed CSV rows, -ThrottleLimit {Width}, warm, relative to the bare HttpClient loop",
            Budget,
            rates[2].RatioTo(rates[0]),
            Text.Ratio));
        report.Tables.Add(RateTable.Of($"Warm: second and later runs, {rows.Count:#,0} rows, {Width} in flight, no latency",
            (Contestant.Bare, rates[0]), (Contestant.Engine, rates[1]), (Contestant.Cmdlet, rates[2]), (Contestant.Nothing, rates[3])));
    }
}
