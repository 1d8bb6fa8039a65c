namespace AcsDtmf;

/// <summary>The call has ended. No event follows; <see cref="CallEvent.ResultInformation"/> states the reason.</summary>
public sealed class CallDisconnected : CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="CallDisconnected"/> class.</summary>
    public CallDisconnected()
    {
    }

    internal CallDisconnected(CallEvent common)
        : base(common)
    {
    }
}
