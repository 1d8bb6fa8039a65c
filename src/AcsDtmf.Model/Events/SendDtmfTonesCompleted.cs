namespace AcsDtmf;

/// <summary>The tones have been sent to the participant.</summary>
public sealed class SendDtmfTonesCompleted : CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="SendDtmfTonesCompleted"/> class.</summary>
    public SendDtmfTonesCompleted()
    {
    }

    internal SendDtmfTonesCompleted(CallEvent common)
        : base(common)
    {
    }
}
