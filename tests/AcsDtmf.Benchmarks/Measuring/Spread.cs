using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>The median of measurements, which is robust against a single outlier, and their range.</summary>
/// <param name="Median">The median.</param>
/// <param name="Least">The least value.</param>
/// <param name="Most">The greatest value.</param>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return new(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
