using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Creates a table of the rates of contestants, relative to the first contestant.</summary>
internal static class RateTable
{
    public static Table Of(string title, params (Contestant Contestant, Rounds Rates)[] results)
    {
        Table table = new(title, "contestant", "rows per second", "ratio", "processor time per row, µs");
        foreach ((Contestant contestant, Rounds rates) in results)
        {
            table.Add(
                contestant.Name,
                Text.Of(rates.Rate, Text.Rate),
                Text.Of(rates.RatioTo(results[0].Rates), Text.Ratio),
                Text.Of(rates.ProcessorMicroseconds, Text.Rate));
        }

        return table;
    }
}
