namespace AcsDtmf;

/// <summary>A participant pressed a key while recognition was on.</summary>
public sealed class ContinuousDtmfRecognitionToneReceived : CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="ContinuousDtmfRecognitionToneReceived"/> class.</summary>
    public ContinuousDtmfRecognitionToneReceived()
    {
    }

    internal ContinuousDtmfRecognitionToneReceived(CallEvent common)
        : base(common)
    {
    }

    /// <summary>Gets the tone, as the service names it: <c>zero</c> … <c>nine</c>, <c>a</c> … <c>d</c>, <c>pound</c>, <c>asterisk</c>.</summary>
    public string? Tone { get; init; }

    /// <summary>Gets the sequence number of the tone within this recognition, starting at 1.</summary>
    public int? SequenceId { get; init; }
}
