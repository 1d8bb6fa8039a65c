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

    /// <summary>Gets the tone in the service's word: <c>zero</c> … <c>nine</c>, <c>a</c> … <c>d</c>, <c>pound</c>, <c>asterisk</c>.</summary>
    public string? Tone { get; init; }

    /// <summary>Gets the tone's place among those of this recognition; the first is 1.</summary>
    public int? SequenceId { get; init; }
}
