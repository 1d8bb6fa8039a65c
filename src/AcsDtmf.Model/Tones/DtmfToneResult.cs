namespace AcsDtmf;

/// <summary>
/// The outcome of one row of tones: Succeeded says that the service accepted them, SendDtmfTonesCompleted that they were sent.
/// Written to CSV and read back, a result is valid input again.
/// </summary>
public sealed class DtmfToneResult : ParticipantResult
{
    /// <summary>Initializes a new instance of the <see cref="DtmfToneResult"/> class.</summary>
    public DtmfToneResult()
    {
    }

    internal DtmfToneResult(CallResult common, DtmfToneRequest request)
        : base(common, request) => Tones = request.Tones.Count == 0 ? null : string.Join(",", request.Tones);

    /// <summary>Gets the tones, in the service's words, divided by commas.</summary>
    public string? Tones { get; init; }
}
