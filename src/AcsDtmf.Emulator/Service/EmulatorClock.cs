using System;

namespace AcsDtmf.Emulator.Service;

/// <summary>A clock with an offset from the machine's clock.</summary>
public sealed class EmulatorClock : TimeProvider
{
    /// <summary>Gets or sets the offset from the machine's clock. A positive value is ahead. The default is zero.</summary>
    public TimeSpan Skew { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Skew;
}
