using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Administration;

/// <summary>A participant of a call that is described.</summary>
internal sealed record NewParticipant
{
    public required string RawId { get; init; }

    public bool IsMuted { get; init; }

    public bool IsOnHold { get; init; }

    public Participant ToParticipant() => new(RawId) { IsMuted = IsMuted, IsOnHold = IsOnHold };
}
