using AcsDtmf.Emulator.Faults;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>A limit of the service, and the load that exceeds it.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Settings">The limit.</param>
/// <param name="Rate">The requests per second that the limit allows.</param>
/// <param name="Latency">The latency of the service, in milliseconds.</param>
/// <param name="Width">The maximum number of rows in flight in each process.</param>
/// <param name="Processes">The processes that share the limit.</param>
internal sealed record ThrottledCase(string Name, ThrottleSettings Settings, double Rate, int Latency, int Width, int Processes = 1);
