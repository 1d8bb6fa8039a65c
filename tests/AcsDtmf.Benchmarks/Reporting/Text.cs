using System.Globalization;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>Formats the numbers of the report independently of the machine's culture.</summary>
internal static class Text
{
    public const string Ratio = "0.00";
    public const string Times = "0.0\u00d7";
    public const string Rate = "#,0";

    public static string Of(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
