using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>
/// Measures what a user feels at the prompt and in a short runbook: the time from the start of a process to its first result, and to the
/// results of a short file. The time of an empty PowerShell is subtracted from the ratios, because no module can change it.
/// </summary>
internal sealed class ColdSection : ISection
{
    private const double ProcessorBudget = 0.50;
    private const double ElapsedBudget = 0.55;
    private const int FewRows = 20;

    /// <inheritdoc/>
    public string Name => "cold";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        List<ColdContestant> contestants = [ColdContestant.Empty, ColdContestant.RestMethod, ColdContestant.Cmdlet];
        if (JavaScriptSdk.IsAvailable)
        {
            contestants.Add(ColdContestant.Sdk);
        }

        foreach (RowFile file in new[] { 1, FewRows }.Select(bench.Workload.Take))
        {
            ILookup<ColdContestant, IReadOnlyList<Phase>> runs = await MeasureAsync(bench, contestants, file);
            double empty = Spread.Of(runs[ColdContestant.Empty].Select(Elapsed)).Median;
            double emptyBusy = Spread.Of(runs[ColdContestant.Empty].Select(Busy)).Median;
            Spread elapsed = Ratio(runs[ColdContestant.Cmdlet], runs[ColdContestant.RestMethod], run => Elapsed(run) - empty);
            Spread busy = Ratio(runs[ColdContestant.Cmdlet], runs[ColdContestant.RestMethod], run => Busy(run) - emptyBusy);
            string what = file.Count == 1 ? "one stop in a new process" : $"{file.Count} rows in a new process";
            if (file.Count == 1)
            {
                report.Budgets.Add(BudgetLine.AtMost($"{what}, relative to `Invoke-RestMethod`, beyond an empty PowerShell: processor time", ProcessorBudget, busy, Text.Ratio));
                report.Budgets.Add(BudgetLine.AtMost($"{what}, relative to `Invoke-RestMethod`, beyond an empty PowerShell: elapsed time", ElapsedBudget, elapsed, Text.Ratio));
                report.ColdRuns.AddRange(contestants.Select(contestant => (contestant.Name, Medians(runs[contestant]))));
            }

            Table table = new($"From the start of a process: {what}", "contestant", "elapsed, s", "processor time, s");
            foreach (ColdContestant contestant in contestants)
            {
                table.Add(contestant.Name, Text.Of(Spread.Of(runs[contestant].Select(Elapsed)), Text.Ratio), Text.Of(Spread.Of(runs[contestant].Select(Busy)), Text.Ratio));
            }

            report.Tables.Add(table);
        }
    }

    private static async Task<ILookup<ColdContestant, IReadOnlyList<Phase>>> MeasureAsync(TestBench bench, IReadOnlyList<ColdContestant> contestants, RowFile file)
    {
        List<(ColdContestant Contestant, IReadOnlyList<Phase> Phases)> runs = [];
        for (int round = -1; round < bench.Scale.ColdRounds; round++)
        {
            foreach (ColdContestant contestant in contestants)
            {
                long before = await bench.Server.CountAsync();
                IReadOnlyList<Phase> phases = await contestant.RunAsync(bench.Server.Endpoint, file);
                long answered = await bench.Server.CountAsync() - before;
                if (answered != (contestant == ColdContestant.Empty ? 0 : file.Count))
                {
                    throw new InvalidDataException($"The server received {answered.ToString(CultureInfo.InvariantCulture)} requests of '{contestant.Name}'.");
                }

                // The first round loads the files into the file system cache and is not counted.
                if (round >= 0)
                {
                    runs.Add((contestant, phases));
                }
            }
        }

        return runs.ToLookup(run => run.Contestant, run => run.Phases);
    }

    private static double Elapsed(IReadOnlyList<Phase> run) => run[^1].Elapsed.TotalSeconds;

    private static double Busy(IReadOnlyList<Phase> run) => run[^1].ProcessorTime.TotalSeconds;

    private static Spread Ratio(IEnumerable<IReadOnlyList<Phase>> mine, IEnumerable<IReadOnlyList<Phase>> theirs, Func<IReadOnlyList<Phase>, double> measure)
    {
        Spread ratio = Spread.Of(mine.Zip(theirs, (my, their) => measure(my) / measure(their)));
        return ratio.Least > 0 ? ratio : throw new InvalidDataException("A script used less time than an empty PowerShell, so another process did the work.");
    }

    private static (string Name, double Seconds)[] Medians(IEnumerable<IReadOnlyList<Phase>> runs) =>
    [
        .. runs.SelectMany(run => run)
            .GroupBy(phase => phase.Name)
            .Select(phases => (phases.Key, Spread.Of(phases.Select(phase => phase.Elapsed.TotalSeconds)).Median)),
    ];
}
