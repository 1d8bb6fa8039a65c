namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>The measurement of one contestant in one round.</summary>
/// <param name="Rate">The rate, in rows per second.</param>
/// <param name="ProcessorMicroseconds">
/// The processor time of the contestant's process per row, in microseconds. Unlike the rate, it excludes the server, and other load
/// on the machine has little effect on it.
/// </param>
internal readonly record struct Sample(double Rate, double ProcessorMicroseconds);
