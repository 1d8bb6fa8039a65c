using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Serving;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Measures the cost of the emulator's live page: the processor time of the emulator with a viewer, relative to none.</summary>
internal sealed class PageSection : ISection
{
    private const int Width = 64;

    /// <inheritdoc/>
    public string Name => "page";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        RowFile rows = bench.Workload.Take(bench.Scale.Rows);
        await using ServerProcess emulator = await ServerProcess.StartAsync(ServerKind.Emulator);
        await using Worker client = await Contestant.Bare.Start(emulator.Endpoint);
        await MeasureAsync(emulator, client, rows);
        List<double> alone = [];
        List<double> watched = [];
        for (int round = 0; round < bench.Scale.PageRounds; round++)
        {
            alone.Add(await MeasureAsync(emulator, client, rows));
            await using PageViewer viewer = await PageViewer.OpenAsync(emulator.Endpoint);
            watched.Add(await MeasureAsync(emulator, client, rows));
        }

        Table table = new("Live page of the emulator", "viewer", "processor time of the emulator per request, µs", "ratio");
        table.Add("none", Text.Of(Spread.Of(alone), "0.0"), Text.Of(1, Text.Ratio));
        table.Add("one", Text.Of(Spread.Of(watched), "0.0"), Text.Of(Spread.Of(watched.Zip(alone, (mine, theirs) => mine / theirs)), Text.Ratio));
        report.Tables.Add(table);
    }

    /// <summary>Returns the processor time of the emulator per request, in microseconds.</summary>
    private static async Task<double> MeasureAsync(ServerProcess emulator, Worker client, RowFile rows)
    {
        double before = emulator.ProcessorTime.TotalMicroseconds;
        await client.RunAsync(rows, Width);
        return (emulator.ProcessorTime.TotalMicroseconds - before) / rows.Count;
    }
}
