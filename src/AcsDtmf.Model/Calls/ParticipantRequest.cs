namespace AcsDtmf;

/// <summary>A row that concerns one participant of one call.</summary>
public abstract class ParticipantRequest : CallRequest
{
    private protected ParticipantRequest()
    {
    }

    /// <summary>Gets the participant.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Gets the operation context, which the service returns in the operation's events; null for none.</summary>
    public string? OperationContext { get; init; }

    /// <summary>Gets a value indicating whether the context was generated for this run. A generated context is sent, but does not identify the row in a journal.</summary>
    public bool HasUniqueContext { get; init; }

    /// <summary>Gets the callback URI that receives the operation's events, an absolute https URI; null for the call's own callback URI.</summary>
    public string? OperationCallbackUri { get; init; }

    /// <summary>Returns the participant and the call, in the form that error records show.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{TargetParticipant?.RawId ?? "(no participant)"} in call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() =>
        RowRules.CheckCallConnectionId(CallConnectionId)
        ?? RowRules.CheckTargetParticipant(TargetParticipant)
        ?? CheckOperation()
        ?? RowRules.CheckOperationContext(OperationContext)
        ?? RowRules.CheckCallbackUri(OperationCallbackUri);

    /// <summary>Checks the properties that only this operation's rows have.</summary>
    private protected virtual CallingException? CheckOperation() => null;
}
