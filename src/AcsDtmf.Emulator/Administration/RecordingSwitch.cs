namespace AcsDtmf.Emulator.Administration;

/// <summary>Turns the recording of whole requests on or off.</summary>
internal sealed record RecordingSwitch
{
    public required bool Enabled { get; init; }
}
