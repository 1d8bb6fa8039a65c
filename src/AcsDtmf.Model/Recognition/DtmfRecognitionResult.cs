namespace AcsDtmf;

/// <summary>
/// The outcome of one row that starts or stops recognition. A result that is exported to CSV is valid input again.
/// </summary>
public class DtmfRecognitionResult : ParticipantResult
{
    /// <summary>Initializes a new instance of the <see cref="DtmfRecognitionResult"/> class.</summary>
    public DtmfRecognitionResult()
    {
    }

    internal DtmfRecognitionResult(CallResult common, DtmfRecognitionRequest request)
        : base(common, request)
    {
    }

    internal DtmfRecognitionResult(CallResult common)
        : base(common)
    {
    }

    private protected DtmfRecognitionResult(DtmfRecognitionResult other)
        : base(other) => Operation = other.Operation;

    /// <summary>Gets the operation, which is one of the values of <see cref="DtmfRecognitionOperation"/>.</summary>
    public string Operation { get; init; } = DtmfRecognitionOperation.Stop;
}
