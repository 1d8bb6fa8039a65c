using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>The middle of several measurements, which one noisy round does not move.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
