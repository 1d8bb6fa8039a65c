using System.Collections.Generic;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Measures a server with the latency of a real one. The rate then depends on how full the cmdlet keeps its window.</summary>
internal sealed class SlowServerSection : ISection
{
    private const int Width = 64;
    private const int Latency = 50;
    private const double Budget = 0.97;

    /// <inheritdoc/>
    public string Name => "slow";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        RowFile rows = bench.Workload.Take(bench.Scale.SlowServerRows);
        await using Worker bare = await bench.StartAsync(Contestant.Bare);
        await using Worker cmdlet = await bench.StartAsync(Contestant.Cmdlet);
        await bench.AlternateAsync(1, rows, Width, bare, cmdlet);
        await bench.Server.SetLatencyAsync(Latency);
        IReadOnlyList<Rounds> rates = await bench.AlternateAsync(bench.Scale.SlowServerRounds, rows, Width, bare, cmdlet);
        await bench.Server.SetLatencyAsync(0);

        report.Budgets.Add(BudgetLine.AtLeast(
            $"a server with {Latency} ms latency, -ThrottleLimit {Width}, relative to the bare loop",
            Budget,
            rates[1].RatioTo(rates[0]),
            "0.000"));
        report.Tables.Add(RateTable.Of(
            $"Server with {Latency} ms latency, {rows.Count:#,0} rows, {Width} in flight",
            (Contestant.Bare, rates[0]), (Contestant.Cmdlet, rates[1])));
    }
}
