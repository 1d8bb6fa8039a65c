namespace AcsDtmf;

/// <summary>The call is connected. Recognition can start.</summary>
public sealed class CallConnected : CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="CallConnected"/> class.</summary>
    public CallConnected()
    {
    }

    internal CallConnected(CallEvent common)
        : base(common)
    {
    }
}
