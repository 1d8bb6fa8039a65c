using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Sections;

namespace AcsDtmf.Benchmarks;

/// <summary>Measures the module side by side with alternatives, against the same server process.</summary>
internal static class SideBySideCommand
{
    // The sections are in the order of the budgets. The proof is first, because invalid requests make all other results meaningless.
    private static readonly ISection[] Sections =
    [
        new ProofSection(),
        new ColdSection(),
        new FirstRunSection(),
        new WarmRunSection(),
        new PeersSection(),
        new ImportSection(),
        new MemorySection(),
        new InterruptSection(),
        new GridSection(),
        new ThrottlingSection(),
        new PageSection(),
    ];

    public static async Task RunAsync(BenchmarkOptions options)
    {
        long start = Stopwatch.GetTimestamp();
        Report report = new();
        await Console.Error.WriteLineAsync("00:00 package");
        await ModulePackage.CreateAsync();
        await JavaScriptSdk.RestoreAsync();
        await using (TestBench bench = await TestBench.OpenAsync(options.Scale, options.Server))
        {
            foreach (ISection section in Sections.Where(section => options.Only?.Contains(section.Name) ?? true))
            {
                await Console.Error.WriteLineAsync($"{Stopwatch.GetElapsedTime(start):mm\\:ss} {section.Name}");
                await section.MeasureAsync(bench, report);
            }
        }

        Console.WriteLine(MarkdownWriter.Write(report));
        await Console.Error.WriteLineAsync($"{Stopwatch.GetElapsedTime(start):mm\\:ss} done");
        if (options.UpdatesDocs)
        {
            PerformancePage.Update(report);
        }
    }
}
