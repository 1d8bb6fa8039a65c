using System;

namespace AcsDtmf;

/// <summary>The outcome of one row: the properties that the results of all operations share.</summary>
public class CallResult
{
    internal CallResult()
    {
    }

    private protected CallResult(CallResult other)
    {
        CallConnectionId = other.CallConnectionId;
        Status = other.Status;
        StatusCode = other.StatusCode;
        ErrorCode = other.ErrorCode;
        ErrorMessage = other.ErrorMessage;
        CorrelationId = other.CorrelationId;
        ClientRequestId = other.ClientRequestId;
        Attempts = other.Attempts;
        Duration = other.Duration;
        CompletedAt = other.CompletedAt;
    }

    /// <summary>Gets the call connection id, as the row specifies it.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets how the row ended.</summary>
    public RowStatus Status { get; init; }

    /// <summary>Gets the HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets the service's error code, or one of <see cref="CallingErrorCode"/>; null on success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the error message; null on success.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets the call's correlation id; null if no response contained it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the client request id, which identifies the request in logs and is the same for all attempts of a row.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>Gets the number of attempts; 0 if the row was not sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the time from the first attempt to the answer, waits between attempts included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets when the row was finished.</summary>
    public DateTimeOffset CompletedAt { get; init; }
}
