namespace AcsDtmf;

/// <summary>What is asked of the service about a participant's tones.</summary>
public enum DtmfRecognitionOperation
{
    /// <summary>Stop continuous DTMF recognition.</summary>
    Stop,

    /// <summary>Start continuous DTMF recognition.</summary>
    Start,
}
