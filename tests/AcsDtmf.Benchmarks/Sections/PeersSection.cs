using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>
/// Measures the loops that users write without this module. The parallel loop runs fewer rows, but enough to make the startup of its
/// runspaces negligible.
/// </summary>
internal sealed class PeersSection : ISection
{
    private const int Width = 64;
    private const double LoopBudget = 20;
    private const double ParallelBudget = 100;

    /// <inheritdoc/>
    public string Name => "peers";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        RowFile all = bench.Workload.Take(bench.Scale.Rows);
        RowFile some = bench.Workload.Take(bench.Scale.PeerRows);
        RowFile few = bench.Workload.Take(bench.Scale.ParallelPeerRows);
        await using Worker bare = await bench.StartAsync(Contestant.Bare);
        await using Worker cmdlet = await bench.StartAsync(Contestant.Cmdlet);
        await using Worker loop = await bench.StartAsync(Contestant.RestMethod);
        await using Worker parallel = await bench.StartAsync(Contestant.RestMethodParallel);

        await bench.AlternateAsync(bench.Scale.PeerWarmUps, all, Width, bare, cmdlet);
        (Rounds Bare, Rounds Cmdlet, Rounds Loop, Rounds Parallel) rates = (new(), new(), new(), new());
        for (int round = 0; round < bench.Scale.PeerRounds; round++)
        {
            rates.Bare.Add(await bench.MeasureAsync(bare, all, Width));
            rates.Cmdlet.Add(await bench.MeasureAsync(cmdlet, all, Width));
            rates.Loop.Add(await bench.MeasureAsync(loop, some, width: 1));
            rates.Parallel.Add(await bench.MeasureAsync(parallel, few, Width));
        }

        report.Budgets.Add(BudgetLine.AtLeast(
            $"the same rows, relative to `{Contestant.RestMethod.Name}`", LoopBudget, rates.Cmdlet.RatioTo(rates.Loop), Text.Times));
        report.Budgets.Add(BudgetLine.AtLeast(
            $"the same rows, relative to `{Contestant.RestMethodParallel.Name}`", ParallelBudget, rates.Cmdlet.RatioTo(rates.Parallel), Text.Times));
        report.Tables.Add(RateTable.Of(
            $"Script loops that sign each request ({some.Count:#,0} rows; -Parallel -ThrottleLimit {Width}, {few.Count:#,0} rows), no latency",
            (Contestant.Bare, rates.Bare), (Contestant.Cmdlet, rates.Cmdlet),
            (Contestant.RestMethod, rates.Loop), (Contestant.RestMethodParallel, rates.Parallel)));
        report.Points.Add(new(Contestant.RestMethod.Name, Latency: 0, Width: 1, rates.Loop.Rate));
        report.Points.Add(new(Contestant.RestMethodParallel.Name, Latency: 0, Width, rates.Parallel.Rate));
    }
}
