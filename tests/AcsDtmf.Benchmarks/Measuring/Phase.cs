using System;

namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>A completed phase of a new process.</summary>
/// <param name="Name">The name of the phase.</param>
/// <param name="Elapsed">The time from the start of the process to the end of the phase.</param>
/// <param name="ProcessorTime">The processor time of all threads of the process up to the end of the phase.</param>
internal sealed record Phase(string Name, TimeSpan Elapsed, TimeSpan ProcessorTime);
