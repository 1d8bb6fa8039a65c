namespace AcsDtmf;

/// <summary>Recognition has stopped, because of a stop request or because the call ended. The operation context is that of the stop request.</summary>
public sealed class ContinuousDtmfRecognitionStopped : CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="ContinuousDtmfRecognitionStopped"/> class.</summary>
    public ContinuousDtmfRecognitionStopped()
    {
    }

    internal ContinuousDtmfRecognitionStopped(CallEvent common)
        : base(common)
    {
    }
}
