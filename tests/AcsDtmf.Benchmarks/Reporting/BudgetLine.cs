namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>A budget and its measured value.</summary>
/// <param name="What">The measured property.</param>
/// <param name="Budget">The limit.</param>
/// <param name="Measured">The measured value.</param>
/// <param name="IsMet">Whether the value is within the limit.</param>
internal sealed record BudgetLine(string What, string Budget, string Measured, bool IsMet)
{
    public static BudgetLine AtLeast(string what, double floor, double measured, string format) =>
        new(what, $"at least {Text.Of(floor, format)}", Text.Of(measured, format), measured >= floor);

    public static BudgetLine AtMost(string what, double ceiling, double measured, string format) =>
        new(what, $"at most {Text.Of(ceiling, format)}", Text.Of(measured, format), measured <= ceiling);
}
