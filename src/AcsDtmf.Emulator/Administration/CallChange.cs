using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Administration;

/// <summary>What is to change about a call; what is null stays.</summary>
internal sealed record CallChange
{
    public CallConnectionState? State { get; init; }

    public bool? FailsTones { get; init; }
}
