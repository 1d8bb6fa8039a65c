using System;
using System.Diagnostics;

namespace AcsDtmf.Engine.Operations;

/// <summary>Time from the monotonic clock.</summary>
internal static class Elapsed
{
    private static readonly double TicksPerCount = (double)TimeSpan.TicksPerSecond / Stopwatch.Frequency;

    internal static TimeSpan Since(long startedAt) => new((long)((Stopwatch.GetTimestamp() - startedAt) * TicksPerCount));
}
