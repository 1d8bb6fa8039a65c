using System;

namespace AcsDtmf.Emulator.Service;

/// <summary>The emulator's clock, which can be ahead of or behind the machine's.</summary>
public sealed class EmulatorClock : TimeProvider
{
    /// <summary>Gets or sets how far the clock is ahead.</summary>
    public TimeSpan Skew { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Skew;
}
