using System.Collections.Generic;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>
/// Measures what users choose without this module: loops in script, and the official JavaScript SDK where node is available. A slow
/// contestant runs fewer rows, but enough to make its startup negligible.
/// </summary>
internal sealed class PeersSection : ISection
{
    private const int Width = 64;
    private const double SdkBudget = 4;

    /// <inheritdoc/>
    public string Name => "peers";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        RowFile all = bench.Workload.Take(bench.Scale.Rows);
        List<Peer> peers =
        [
            new(Contestant.RestMethod, bench.Workload.Take(bench.Scale.PeerRows), 1),
            new(Contestant.RestMethodParallel, bench.Workload.Take(bench.Scale.ParallelPeerRows), Width),
        ];
        if (JavaScriptSdk.IsAvailable)
        {
            peers.Add(new(Contestant.Sdk, all, Width));
        }

        Table table = new(
            $"Peers, no latency, relative to the cmdlet with {all.Count:#,0} rows and {Width} in flight",
            "contestant",
            "rows, in flight",
            "rows per second",
            "the cmdlet, relative to it",
            "processor time per row, µs");
        await using Worker cmdlet = await bench.StartAsync(Contestant.Cmdlet);
        await bench.AlternateAsync(bench.Scale.PeerWarmUps, all, Width, cmdlet);
        foreach (Peer peer in peers)
        {
            await using Worker worker = await bench.StartAsync(peer.Contestant);
            await bench.MeasureAsync(worker, bench.Workload.Take(bench.Scale.ParallelPeerRows), peer.Width);
            (Rounds Mine, Rounds Theirs) rates = (new(), new());
            for (int round = 0; round < bench.Scale.PeerRounds; round++)
            {
                rates.Mine.Add(await bench.MeasureAsync(cmdlet, all, Width));
                rates.Theirs.Add(await bench.MeasureAsync(worker, peer.Rows, peer.Width));
            }

            Spread ratio = rates.Mine.RatioTo(rates.Theirs);
            table.Add(
                peer.Contestant.Name,
                $"{peer.Rows.Count:#,0}, {peer.Width}",
                Text.Of(rates.Theirs.Rate, Text.Rate),
                Text.Of(ratio, Text.Times),
                Text.Of(rates.Theirs.ProcessorMicroseconds, Text.Rate));
            report.Points.Add(new(peer.Contestant.Name, Latency: 0, peer.Width, rates.Theirs.Rate));
            if (peer.Contestant == Contestant.Sdk)
            {
                report.Budgets.Add(BudgetLine.AtLeast($"the same rows, relative to the {peer.Contestant.Name}", SdkBudget, ratio, Text.Times));
            }
        }

        report.Tables.Add(table);
    }

    private sealed record Peer(Contestant Contestant, RowFile Rows, int Width);
}
