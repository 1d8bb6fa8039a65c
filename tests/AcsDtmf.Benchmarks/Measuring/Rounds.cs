using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>The measurements of one contestant in all rounds.</summary>
internal sealed class Rounds
{
    private readonly List<Sample> _samples = [];

    /// <summary>Gets the median rate of all rounds, in rows per second.</summary>
    public double Rate => Spread.Of(_samples.Select(sample => sample.Rate)).Median;

    /// <summary>Gets the median processor time per row, in microseconds.</summary>
    public double ProcessorMicroseconds => Spread.Of(_samples.Select(sample => sample.ProcessorMicroseconds)).Median;

    public void Add(Sample sample) => _samples.Add(sample);

    /// <summary>Returns the ratios of each round, so that a temporary slowdown of the machine affects both sides.</summary>
    public Spread RatioTo(Rounds other) => Spread.Of(_samples.Zip(other._samples, (mine, theirs) => mine.Rate / theirs.Rate));
}
