using System.IO;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
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
        double empty = await MeasureEmptyAsync(table);
        double few = await MeasureAsync(bench, bench.Scale.Rows, table);
        double many = await MeasureAsync(bench, bench.Scale.ManyRows, table);
        if (few <= empty)
        {
            throw new InvalidDataException("The measured process used less memory than an empty PowerShell, so another process did the work.");
        }

        report.Budgets.Add(BudgetLine.AtMost(
            $"peak memory with {bench.Scale.ManyRows:#,0} rows, relative to {bench.Scale.Rows:#,0} rows", Budget, Spread.Of([many / few]), Text.Ratio));
        report.Tables.Add(table);
    }

    private static async Task<double> MeasureEmptyAsync(Table table)
    {
        await using LineProcess process = await LineProcess.StartPowerShellAsync();
        double peak = process.PeakMemory / Megabyte;
        table.Add("none, empty PowerShell", Text.Of(peak, "0"), string.Empty);
        return peak;
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
