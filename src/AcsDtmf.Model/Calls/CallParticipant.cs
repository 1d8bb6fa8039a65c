namespace AcsDtmf;

/// <summary>A participant of a call. Its names are those of the parameters of Stop- and Start-AcsDtmfRecognition, so it can be piped there.</summary>
public sealed class CallParticipant
{
    /// <summary>Gets the id of the call connection.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets who it is; prints as the raw id.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Gets a value indicating whether the participant is muted; null when the service does not say.</summary>
    public bool? IsMuted { get; init; }

    /// <summary>Gets a value indicating whether the participant is on hold; null when the service does not say.</summary>
    public bool? IsOnHold { get; init; }

    /// <summary>Returns the participant's raw id.</summary>
    /// <returns>The text of <see cref="TargetParticipant"/>.</returns>
    public override string ToString() => TargetParticipant?.RawId ?? string.Empty;
}
