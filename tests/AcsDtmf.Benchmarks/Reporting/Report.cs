using System.Collections.Generic;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>The results of a run.</summary>
internal sealed class Report
{
    public List<BudgetLine> Budgets { get; } = [];

    public List<Table> Tables { get; } = [];

    public List<ChartPoint> Points { get; } = [];

    /// <summary>Gets the phases of a single stop in a new process, with the seconds from its start to their end, by contestant.</summary>
    public List<(string Name, (string Name, double Seconds)[] Phases)> ColdRuns { get; } = [];

    /// <summary>Gets the accepted requests in each second, as fractions of the allowed rate, by limit.</summary>
    public List<(string Name, double[] Parts)> ThrottledRates { get; } = [];
}
