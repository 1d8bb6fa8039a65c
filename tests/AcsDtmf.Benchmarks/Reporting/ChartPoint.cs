namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>One point of the chart.</summary>
/// <param name="Contestant">Whose line it is on.</param>
/// <param name="Latency">How long the server took, in milliseconds.</param>
/// <param name="Width">The rows in flight at once.</param>
/// <param name="Rate">The rows a second.</param>
internal sealed record ChartPoint(string Contestant, int Latency, int Width, double Rate);
