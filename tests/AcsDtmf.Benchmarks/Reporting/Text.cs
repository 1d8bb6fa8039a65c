using System.Globalization;
using AcsDtmf.Benchmarks.Measuring;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>Formats the numbers of the report independently of the machine's culture.</summary>
internal static class Text
{
    public const string Ratio = "0.00";
    public const string Times = "0.0\u00d7";
    public const string Rate = "#,0";

    /// <summary>Formats the median and, if the values differ, their range.</summary>
    public static string Of(Spread values, string format)
    {
        string median = Of(values.Median, format);
        return values.Least < values.Most ? $"{median} ({Of(values.Least, format)} to {Of(values.Most, format)})" : median;
    }

    public static string Of(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
