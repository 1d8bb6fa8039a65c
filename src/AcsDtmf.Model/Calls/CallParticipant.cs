namespace AcsDtmf;

/// <summary>A participant of a call. Its properties have the names of the parameters of Stop-AcsDtmfRecognition and Start-AcsDtmfRecognition, so it can be piped to them.</summary>
public sealed class CallParticipant
{
    /// <summary>Gets the id of the call connection.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the participant's identifier, which is shown as its raw id.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Gets a value indicating whether the participant is muted; null if the service does not report it.</summary>
    public bool? IsMuted { get; init; }

    /// <summary>Gets a value indicating whether the participant is on hold; null if the service does not report it.</summary>
    public bool? IsOnHold { get; init; }

    /// <summary>Returns the participant's raw id.</summary>
    /// <returns>The text of <see cref="TargetParticipant"/>.</returns>
    public override string ToString() => TargetParticipant?.RawId ?? string.Empty;
}
