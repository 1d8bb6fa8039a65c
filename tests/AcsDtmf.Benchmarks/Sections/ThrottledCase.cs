using AcsDtmf.Emulator.Faults;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>A limit, and who meets it.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Settings">The limit.</param>
/// <param name="Rate">The requests a second that it allows.</param>
/// <param name="Latency">How long every request takes, in milliseconds.</param>
/// <param name="Width">The rows in flight at once, in each process.</param>
/// <param name="Processes">The processes that share the limit.</param>
internal sealed record ThrottledCase(string Name, ThrottleSettings Settings, double Rate, int Latency, int Width, int Processes = 1);
