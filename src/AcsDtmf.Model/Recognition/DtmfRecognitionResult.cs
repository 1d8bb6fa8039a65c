using System;

namespace AcsDtmf;

/// <summary>
/// What became of one row. Written to CSV and read back, a result is valid input again.
/// </summary>
public class DtmfRecognitionResult
{
    /// <summary>Initializes a new instance of the <see cref="DtmfRecognitionResult"/> class.</summary>
    public DtmfRecognitionResult()
    {
    }

    private protected DtmfRecognitionResult(DtmfRecognitionResult other)
    {
        CallConnectionId = other.CallConnectionId;
        TargetParticipant = other.TargetParticipant;
        Operation = other.Operation;
        Status = other.Status;
        StatusCode = other.StatusCode;
        ErrorCode = other.ErrorCode;
        ErrorMessage = other.ErrorMessage;
        OperationContext = other.OperationContext;
        OperationCallbackUri = other.OperationCallbackUri;
        CorrelationId = other.CorrelationId;
        ClientRequestId = other.ClientRequestId;
        Attempts = other.Attempts;
        Duration = other.Duration;
        CompletedAt = other.CompletedAt;
        HasUniqueContext = other.HasUniqueContext;
    }

    /// <summary>Gets the call connection id, as the row gave it.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the participant; it prints as its raw id.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Gets the operation.</summary>
    public DtmfRecognitionOperation Operation { get; init; }

    /// <summary>Gets how the row ended.</summary>
    public RowStatus Status { get; init; }

    /// <summary>Gets the HTTP status of the last answer; null when there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets the service's error code, or this module's for a row that was never answered; null on success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the error in words; null on success.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets the operation context that was sent; the Stopped event repeats it.</summary>
    public string? OperationContext { get; init; }

    /// <summary>Gets the callback URI that was sent; null for the call's own.</summary>
    public string? OperationCallbackUri { get; init; }

    /// <summary>Gets the call's correlation id, as the service's answer named it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the id under which the request can be found in logs; the same on all attempts of a row.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>Gets how often the request was sent; 0 for a row that never was.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the time from the first attempt to the answer, waits between attempts included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets when the row was finished.</summary>
    public DateTimeOffset CompletedAt { get; init; }

    /// <summary>Gets a value indicating whether the context was made up for this run, so that no journal knows the row by it.</summary>
    internal bool HasUniqueContext { get; init; }
}
