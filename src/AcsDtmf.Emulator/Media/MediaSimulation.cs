using System;

namespace AcsDtmf.Emulator.Media;

/// <summary>The settings of simulated audio.</summary>
public sealed class MediaSimulation
{
    // A timer cannot wait longer than 49 days.
    private static readonly TimeSpan MaximumDuration = TimeSpan.FromDays(1);

    internal MediaSimulation()
    {
    }

    /// <summary>Gets or sets the duration of each play source and each prompt.</summary>
    public TimeSpan PlayDuration
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaximumDuration);
            field = value;
        }
    }

    /// <summary>Returns the duration of several sources, which is one day at most.</summary>
    internal TimeSpan DurationOf(int sources) =>
        TimeSpan.FromTicks(Math.Min((PlayDuration * sources).Ticks, MaximumDuration.Ticks));
}
