using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>Specifies when a step of the timeline takes effect.</summary>
internal sealed record StepSchedule
{
    private const double MaximumSeconds = 86_400;

    /// <summary>Gets the time of the step, in seconds after the start.</summary>
    [AllowedRange(0, MaximumSeconds)]
    public required double AtSeconds { get; init; }

    /// <summary>Gets the maximum random delay of each repetition, in seconds. The default is 0.</summary>
    [AllowedRange(0, MaximumSeconds)]
    public double JitterSeconds { get; init; }

    /// <summary>Gets how many times the step takes effect. The default is 1.</summary>
    [AllowedRange(1, 100_000)]
    public int Times { get; init; } = 1;

    /// <summary>Gets the time between repetitions, in seconds. The default is 1.</summary>
    [AllowedRange(0, MaximumSeconds)]
    public double EverySeconds { get; init; } = 1;
}
