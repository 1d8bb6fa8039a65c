using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Measures the peak memory of a new PowerShell process that runs the main job from a CSV file to a CSV file.</summary>
internal sealed class MemorySection : ISection
{
    private const int Width = 64;
    private const double Budget = 1.2;
    private const double Megabyte = 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        Table table = new("Peak memory (resident) of `Import-Csv | Stop-AcsDtmfRecognition -ThrottleLimit 64 | Export-Csv`", "rows", "MB", "rows per second");
        double few = await MeasureAsync(bench, bench.Scale.Rows, table);
        double many = await MeasureAsync(bench, bench.Scale.ManyRows, table);
        report.Budgets.Add(BudgetLine.AtMost(
            $"peak memory with {bench.Scale.ManyRows:#,0} rows, relative to {bench.Scale.Rows:#,0} rows", Budget, many / few, Text.Ratio));
        report.Tables.Add(table);
    }

    private static async Task<double> MeasureAsync(TestBench bench, int count, Table table)
    {
        await using Worker worker = await bench.StartAsync(Contestant.CmdletToCsv);
        Sample sample = await bench.MeasureAsync(worker, bench.Workload.Take(count), Width);
        double peak = worker.PeakMemory / Megabyte;
        table.Add(Text.Of(count, Text.Rate), Text.Of(peak, "0"), Text.Of(sample.Rate, Text.Rate));
        return peak;
    }
}
