using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>The loops that people write without this module. The one in parallel runs a part of the rows, enough to forget the start of its runspaces.</summary>
internal sealed class PeersSection : ISection
{
    private const int Width = 64;
    private const double LoopBudget = 20;
    private const double ParallelBudget = 100;

    /// <inheritdoc/>
    public string Name => "peers";

    /// <inheritdoc/>
    public async Task MeasureAsync(Lab lab, Report report)
    {
        RowFile all = lab.Workload.Take(lab.Scale.Rows);
        RowFile some = lab.Workload.Take(lab.Scale.PeerRows);
        RowFile few = lab.Workload.Take(lab.Scale.ParallelPeerRows);
        await using Worker bare = await lab.StartAsync(Contestant.Bare);
        await using Worker cmdlet = await lab.StartAsync(Contestant.Cmdlet);
        await using Worker loop = await lab.StartAsync(Contestant.RestMethod);
        await using Worker parallel = await lab.StartAsync(Contestant.RestMethodParallel);

        await lab.AlternateAsync(lab.Scale.PeerWarmUps, all, Width, bare, cmdlet);
        (Rounds Bare, Rounds Cmdlet, Rounds Loop, Rounds Parallel) rates = (new(), new(), new(), new());
        for (int round = 0; round < lab.Scale.PeerRounds; round++)
        {
            rates.Bare.Add(await lab.MeasureAsync(bare, all, Width));
            rates.Cmdlet.Add(await lab.MeasureAsync(cmdlet, all, Width));
            rates.Loop.Add(await lab.MeasureAsync(loop, some, width: 1));
            rates.Parallel.Add(await lab.MeasureAsync(parallel, few, Width));
        }

        report.Budgets.Add(BudgetLine.AtLeast(
            $"the same rows against `{Contestant.RestMethod.Name}`", LoopBudget, rates.Cmdlet.RatioTo(rates.Loop), Text.Times));
        report.Budgets.Add(BudgetLine.AtLeast(
            $"the same against `{Contestant.RestMethodParallel.Name}`", ParallelBudget, rates.Cmdlet.RatioTo(rates.Parallel), Text.Times));
        report.Tables.Add(RateTable.Of(
            $"Loops in script that sign as people do ({some.Count:#,0} rows; -Parallel -ThrottleLimit {Width}, {few.Count:#,0} rows), no latency",
            (Contestant.Bare, rates.Bare), (Contestant.Cmdlet, rates.Cmdlet),
            (Contestant.RestMethod, rates.Loop), (Contestant.RestMethodParallel, rates.Parallel)));
        report.Points.Add(new(Contestant.RestMethod.Name, Latency: 0, Width: 1, rates.Loop.Rate));
        report.Points.Add(new(Contestant.RestMethodParallel.Name, Latency: 0, Width, rates.Parallel.Rate));
    }
}
