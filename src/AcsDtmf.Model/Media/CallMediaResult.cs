namespace AcsDtmf;

/// <summary>The outcome of one row that cancels the media operations of a call. A result that is exported to CSV is valid input again.</summary>
public sealed class CallMediaResult : CallResult
{
    /// <summary>Initializes a new instance of the <see cref="CallMediaResult"/> class.</summary>
    public CallMediaResult()
    {
    }

    internal CallMediaResult(CallResult common)
        : base(common)
    {
    }
}
