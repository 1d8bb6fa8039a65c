using System.Collections.Generic;

namespace AcsDtmf.Emulator.Administration;

/// <summary>The tones that a participant is to press.</summary>
internal sealed record PressedTones
{
    public required string RawId { get; init; }

    public required IReadOnlyList<string> Tones { get; init; }
}
