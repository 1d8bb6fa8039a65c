using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Requests that a participant presses tones.</summary>
internal sealed record PressTonesRequest
{
    public required string RawId { get; init; }

    [ToneSequence]
    public required IReadOnlyList<string> Tones { get; init; }
}
