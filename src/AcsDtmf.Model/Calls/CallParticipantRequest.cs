namespace AcsDtmf;

/// <summary>A row that lists a call's participants, or reads one of them.</summary>
public sealed class CallParticipantRequest : CallRequest
{
    /// <summary>Gets the participant to read; null for all participants.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Returns the participant and the call, in the form that error records show.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{TargetParticipant?.RawId ?? "participants"} in call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() =>
        RowRules.CheckCallConnectionId(CallConnectionId, RowRules.CallsCannotBeListed)
        ?? (TargetParticipant is null ? null : RowRules.CheckTargetParticipant(TargetParticipant));
}
