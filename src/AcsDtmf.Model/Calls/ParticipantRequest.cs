namespace AcsDtmf;

/// <summary>One row: a request that concerns one participant of one call.</summary>
public abstract class ParticipantRequest : CallRequest
{
    private protected ParticipantRequest()
    {
    }

    /// <summary>Gets the participant.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Gets the text that the service repeats in the events of this operation; null for none.</summary>
    public string? OperationContext { get; init; }

    /// <summary>Gets a value indicating whether the context was made up for this run. It is then sent, but is no part of what makes two rows the same.</summary>
    public bool HasUniqueContext { get; init; }

    /// <summary>Gets where the events of this operation go instead of the call's own callback: an absolute https URI; null for the call's own.</summary>
    public string? OperationCallbackUri { get; init; }

    /// <summary>Returns the participant and the call, as an error record shows its target.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{TargetParticipant?.RawId ?? "(no participant)"} in call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() =>
        RowRules.CheckCallConnectionId(CallConnectionId)
        ?? RowRules.CheckTargetParticipant(TargetParticipant)
        ?? CheckOperation()
        ?? RowRules.CheckOperationContext(OperationContext)
        ?? RowRules.CheckCallbackUri(OperationCallbackUri);

    /// <summary>Checks what only this operation's rows have.</summary>
    private protected virtual CallingException? CheckOperation() => null;
}
