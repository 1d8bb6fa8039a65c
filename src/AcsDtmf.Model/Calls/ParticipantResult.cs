namespace AcsDtmf;

/// <summary>The outcome of one row that concerns a participant.</summary>
public abstract class ParticipantResult : CallResult
{
    private protected ParticipantResult()
    {
    }

    private protected ParticipantResult(CallResult common, ParticipantRequest request)
        : base(common)
    {
        TargetParticipant = request.TargetParticipant;
        OperationCallbackUri = request.OperationCallbackUri;
        HasUniqueContext = request.HasUniqueContext;

        // A context that was generated for a skipped row was not sent, so no event contains it.
        OperationContext = Status == RowStatus.Skipped && HasUniqueContext ? null : request.OperationContext;
    }

    private protected ParticipantResult(ParticipantResult other)
        : base(other)
    {
        TargetParticipant = other.TargetParticipant;
        OperationContext = other.OperationContext;
        OperationCallbackUri = other.OperationCallbackUri;
        HasUniqueContext = other.HasUniqueContext;
    }

    /// <summary>Gets the participant; it prints as its raw id.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Gets the operation context that was sent, which the operation's events contain.</summary>
    public string? OperationContext { get; init; }

    /// <summary>Gets the callback URI that was sent; null for the call's own callback URI.</summary>
    public string? OperationCallbackUri { get; init; }

    /// <summary>Gets a value indicating whether the context was generated for this run, and so does not identify the row in a journal.</summary>
    internal bool HasUniqueContext { get; init; }
}
