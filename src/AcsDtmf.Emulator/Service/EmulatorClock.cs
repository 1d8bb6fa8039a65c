using System;

namespace AcsDtmf.Emulator.Service;

/// <summary>The time by which the emulator judges dates; it can be ahead of the machine's, or behind.</summary>
public sealed class EmulatorClock : TimeProvider
{
    /// <summary>How far the clock is ahead.</summary>
    public TimeSpan Skew { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Skew;
}
