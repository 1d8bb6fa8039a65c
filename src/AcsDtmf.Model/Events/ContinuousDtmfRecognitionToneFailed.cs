namespace AcsDtmf;

/// <summary>Recognition failed; <see cref="CallEvent.ResultInformation"/> contains the reason.</summary>
public sealed class ContinuousDtmfRecognitionToneFailed : CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="ContinuousDtmfRecognitionToneFailed"/> class.</summary>
    public ContinuousDtmfRecognitionToneFailed()
    {
    }

    internal ContinuousDtmfRecognitionToneFailed(CallEvent common)
        : base(common)
    {
    }
}
