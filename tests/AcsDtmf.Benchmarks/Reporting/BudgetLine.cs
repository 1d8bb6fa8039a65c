namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>One budget, and how it was kept.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Budget">What is asked.</param>
/// <param name="Measured">What came out.</param>
/// <param name="IsMet">Whether that is good enough.</param>
internal sealed record BudgetLine(string What, string Budget, string Measured, bool IsMet)
{
    public static BudgetLine AtLeast(string what, double floor, double measured, string format) =>
        new(what, $"at least {Text.Of(floor, format)}", Text.Of(measured, format), measured >= floor);

    public static BudgetLine AtMost(string what, double ceiling, double measured, string format) =>
        new(what, $"at most {Text.Of(ceiling, format)}", Text.Of(measured, format), measured <= ceiling);
}
