namespace AcsDtmf;

/// <summary>Recognition has ended, by a stop request or with the call. Its context is the one of the stop request.</summary>
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
