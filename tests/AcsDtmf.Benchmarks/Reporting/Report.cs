using System.Collections.Generic;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>What a run found.</summary>
internal sealed class Report
{
    public List<BudgetLine> Budgets { get; } = [];

    public List<Table> Tables { get; } = [];

    public List<ChartPoint> Points { get; } = [];

    /// <summary>By limit, what was accepted in each second, as a part of what was allowed.</summary>
    public List<(string Name, double[] Parts)> ThrottledRates { get; } = [];
}
