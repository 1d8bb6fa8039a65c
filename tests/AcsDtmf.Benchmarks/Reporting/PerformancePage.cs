using System;
using System.IO;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>
/// Updates docs/performance.md and its charts. Only the text between the two markers is generated. It contains the last full run.
/// </summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- measured: begin -->\n";
    private const string End = "<!-- measured: end -->";
    private const string ChartLinks =
        "\n![Rows per second by rows in flight](performance.svg)\n\n"
        + "![Phases of a single stop in a new process](performance-cold.svg)\n\n"
        + "![Accepted requests per second, as a fraction of the allowed rate](performance-throttling.svg)\n\n";

    private static readonly string PagePath = Path.Combine(Repository.Docs, "performance.md");
    private static readonly string ChartPath = Path.Combine(Repository.Docs, "performance.svg");
    private static readonly string ColdChartPath = Path.Combine(Repository.Docs, "performance-cold.svg");
    private static readonly string ThrottlingChartPath = Path.Combine(Repository.Docs, "performance-throttling.svg");

    public static void Update(Report report)
    {
        string page = File.ReadAllText(PagePath);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < Begin.Length || end < begin)
        {
            throw new InvalidDataException($"{PagePath} does not contain the markers of the measured section.");
        }

        File.WriteAllText(PagePath, string.Concat(page.AsSpan(0, begin), ChartLinks, MarkdownWriter.Write(report), page.AsSpan(end)));
        File.WriteAllText(ChartPath, Chart.Draw(report.Points));
        File.WriteAllText(ColdChartPath, ColdChart.Draw(report.ColdRuns));
        File.WriteAllText(ThrottlingChartPath, ThrottlingChart.Draw(report.ThrottledRates));
    }
}
