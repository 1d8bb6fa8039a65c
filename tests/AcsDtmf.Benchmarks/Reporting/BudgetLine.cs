using AcsDtmf.Benchmarks.Measuring;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>A budget and its measured value.</summary>
/// <param name="What">The measured property.</param>
/// <param name="Budget">The limit.</param>
/// <param name="Measured">The median of the measured values, and their range.</param>
/// <param name="IsMet">Whether the median is within the limit.</param>
internal sealed record BudgetLine(string What, string Budget, string Measured, bool IsMet)
{
    public static BudgetLine AtLeast(string what, double floor, Spread measured, string format) =>
        new(what, $"at least {Text.Of(floor, format)}", Text.Of(measured, format), measured.Median >= floor);

    public static BudgetLine AtMost(string what, double ceiling, Spread measured, string format) =>
        new(what, $"at most {Text.Of(ceiling, format)}", Text.Of(measured, format), measured.Median <= ceiling);
}
