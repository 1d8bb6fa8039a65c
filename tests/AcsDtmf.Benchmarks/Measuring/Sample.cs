namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>What one contestant reached in one round.</summary>
/// <param name="Rate">The rows a second.</param>
/// <param name="ProcessorMicroseconds">The time its process kept a processor busy for each row. Unlike the rate, it says nothing of the server, and what else the machine does hardly changes it.</param>
internal readonly record struct Sample(double Rate, double ProcessorMicroseconds);
