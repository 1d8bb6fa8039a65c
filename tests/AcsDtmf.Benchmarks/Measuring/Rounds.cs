using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>What one contestant reached in each round.</summary>
internal sealed class Rounds
{
    private readonly List<Sample> _samples = [];

    /// <summary>The middle rate of all rounds.</summary>
    public double Rate => Median.Of(_samples.Select(sample => sample.Rate));

    /// <summary>The middle processor time for a row, in microseconds.</summary>
    public double ProcessorMicroseconds => Median.Of(_samples.Select(sample => sample.ProcessorMicroseconds));

    public void Add(Sample sample) => _samples.Add(sample);

    /// <summary>Compares rates round by round, so that what slowed the machine for a while slows both sides of a ratio.</summary>
    public double RatioTo(Rounds other) => Median.Of(_samples.Zip(other._samples, (mine, theirs) => mine.Rate / theirs.Rate));
}
