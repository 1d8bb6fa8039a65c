namespace AcsDtmf;

/// <summary>The outcome of one row that concerns a participant.</summary>
public abstract class ParticipantResult : CallResult
{
    private protected ParticipantResult()
    {
    }

    private protected ParticipantResult(CallResult common)
        : base(common)
    {
    }

    private protected ParticipantResult(CallResult common, ParticipantRequest request)
        : base(common)
    {
        TargetParticipant = request.TargetParticipant?.RawId;
        OperationCallbackUri = request.OperationCallbackUri;
        HasUniqueContext = request.HasUniqueContext;

        // A context that was created for a row that is not sent appears in no event. One that an earlier run created does.
        string? context = HasUniqueContext && Status is RowStatus.Skipped or RowStatus.WouldSend ? null : request.OperationContext;
        OperationContext = context ?? common.RecordedContext;
    }

    private protected ParticipantResult(ParticipantResult other)
        : base(other)
    {
        TargetParticipant = other.TargetParticipant;
        OperationContext = other.OperationContext;
        OperationCallbackUri = other.OperationCallbackUri;
        HasUniqueContext = other.HasUniqueContext;
    }

    /// <summary>Gets the participant's raw id.</summary>
    public string? TargetParticipant { get; init; }

    /// <summary>Gets the operation context that was sent, which the operation's events contain.</summary>
    public string? OperationContext { get; init; }

    /// <summary>Gets the callback URI that was sent; null for the call's own callback URI.</summary>
    public string? OperationCallbackUri { get; init; }

    /// <summary>Gets a value indicating whether the context was generated for this run, and so does not identify the row in a journal.</summary>
    internal bool HasUniqueContext { get; init; }
}
