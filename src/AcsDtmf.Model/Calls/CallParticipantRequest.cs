namespace AcsDtmf;

/// <summary>One row: the request to list a call's participants, or to read one of them.</summary>
public sealed class CallParticipantRequest : CallRequest
{
    /// <summary>Gets the participant to read; null for all.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Returns the participant and the call, as an error record shows its target.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{TargetParticipant?.RawId ?? "participants"} in call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() =>
        RowRules.CheckCallConnectionId(CallConnectionId)
        ?? (TargetParticipant is null ? null : RowRules.CheckTargetParticipant(TargetParticipant));
}
