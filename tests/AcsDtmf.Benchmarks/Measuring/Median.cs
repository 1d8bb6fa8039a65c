using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>Computes the median of measurements, which is robust against a single outlier.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
