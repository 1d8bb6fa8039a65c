namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>A point of the chart.</summary>
/// <param name="Contestant">The name of the contestant.</param>
/// <param name="Latency">The latency of the server, in milliseconds.</param>
/// <param name="Width">The maximum number of rows in flight.</param>
/// <param name="Rate">The rate, in rows per second.</param>
internal sealed record ChartPoint(string Contestant, int Latency, int Width, double Rate);
