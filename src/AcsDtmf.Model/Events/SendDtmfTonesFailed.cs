namespace AcsDtmf;

/// <summary>The tones could not be sent; <see cref="CallEvent.ResultInformation"/> contains the reason.</summary>
public sealed class SendDtmfTonesFailed : CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="SendDtmfTonesFailed"/> class.</summary>
    public SendDtmfTonesFailed()
    {
    }

    internal SendDtmfTonesFailed(CallEvent common)
        : base(common)
    {
    }
}
