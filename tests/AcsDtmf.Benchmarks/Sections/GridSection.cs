using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Measures the rate at each latency and width. At a width of one, rows are sent one after another.</summary>
internal sealed class GridSection : ISection
{
    private const double Budget = 0.97;

    private static readonly int[] Latencies = [0, 20, 50];
    private static readonly int[] Widths = [1, 16, 64, 256];
    private static readonly Contestant[] Contestants = [Contestant.Bare, Contestant.Engine, Contestant.Cmdlet];

    /// <inheritdoc/>
    public string Name => "grid";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        await using Worker bare = await bench.StartAsync(Contestant.Bare);
        await using Worker engine = await bench.StartAsync(Contestant.Engine);
        await using Worker cmdlet = await bench.StartAsync(Contestant.Cmdlet);
        Worker[] workers = [bare, engine, cmdlet];
        await bench.AlternateAsync(2, bench.Workload.Take(bench.Scale.Rows), 64, workers);

        Table table = new(
            "Rows per second by server latency and width, and the ratio of the cmdlet to the bare loop",
            ["latency, width", .. Contestants.Select(contestant => contestant.Name), "ratio"]);
        List<Spread> ratios = [];
        foreach (int latency in Latencies)
        {
            await bench.Server.SetLatencyAsync(latency);
            foreach (int width in Widths)
            {
                RowFile rows = bench.Workload.Take(RowsFor(latency, width, bench.Scale));
                IReadOnlyList<Rounds> rates = await bench.AlternateAsync(bench.Scale.GridRounds, rows, width, workers);
                table.Add(
                    [$"{latency} ms, {width}", .. rates.Select(rate => Text.Of(rate.Rate, Text.Rate)), Text.Of(rates[2].RatioTo(rates[0]), Text.Ratio)]);
                if (latency > 0 && width > 1)
                {
                    ratios.Add(rates[2].RatioTo(rates[0]));
                }

                report.Points.AddRange(Contestants.Zip(rates, (contestant, rate) => new ChartPoint(contestant.Name, latency, width, rate.Rate)));
            }
        }

        await bench.Server.SetLatencyAsync(0);
        report.Budgets.Add(BudgetLine.AtLeast(
            "servers of 20 and 50 ms, widths 16 to 256, relative to the bare loop: lowest ratio",
            Budget,
            ratios.MinBy(ratio => ratio.Median),
            Text.Ratio));
        report.Tables.Add(table);
    }

    /// <summary>Returns the number of rows that the bare loop sends in about this time on a machine with few cores.</summary>
    private static int RowsFor(int latency, int width, Scale scale)
    {
        const double Fastest = 15_000;
        const double FastestOneByOne = 5_000;
        double byCores = width == 1 ? FastestOneByOne : Fastest;
        double byLatency = latency == 0 ? double.MaxValue : width * 1000.0 / latency;
        double roundTrips = Math.Max(scale.GridRoundTrips, scale.GridRoundTrips * width / 128.0);
        double seconds = Math.Max(scale.GridSeconds, roundTrips * latency / 1000);
        return (int)(Math.Min(byCores, byLatency) * seconds);
    }
}
