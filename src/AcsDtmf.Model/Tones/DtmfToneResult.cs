namespace AcsDtmf;

/// <summary>
/// The outcome of one row that sends tones. Succeeded means that the service accepted the tones; a SendDtmfTonesCompleted event confirms
/// that they were sent. A result that is exported to CSV is valid input again.
/// </summary>
public sealed class DtmfToneResult : ParticipantResult
{
    /// <summary>Initializes a new instance of the <see cref="DtmfToneResult"/> class.</summary>
    public DtmfToneResult()
    {
    }

    internal DtmfToneResult(CallResult common, DtmfToneRequest request)
        : base(common, request) => Tones = request.Tones.Count == 0 ? null : string.Join(",", request.Tones);

    /// <summary>Gets the tones, as the service names them, separated by commas; null if there are none.</summary>
    public string? Tones { get; init; }
}
