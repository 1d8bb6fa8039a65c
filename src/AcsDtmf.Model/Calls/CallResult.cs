namespace AcsDtmf;

/// <summary>The outcome of one row: the properties that the results of all operations share.</summary>
public class CallResult
{
    internal CallResult()
    {
    }

    internal CallResult(CallResult other)
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
        Source = other.Source;
    }

    /// <summary>Gets the call connection id, as the row specifies it.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the status of the row, which is one of the values of <see cref="RowStatus"/>.</summary>
    public string Status { get; init; } = RowStatus.Succeeded;

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

    /// <summary>
    /// Gets the time from the first attempt to the response, including the waits between attempts, in the constant format of a time span and
    /// to the millisecond, such as <c>00:00:01.234</c>.
    /// </summary>
    public string Duration { get; init; } = TimeText.NoTime;

    /// <summary>
    /// Gets when the row finished, in ISO 8601, in UTC and to the millisecond, such as <c>2026-11-26T19:00:00.123Z</c>; null for a row
    /// that a run would send.
    /// </summary>
    public string? CompletedAt { get; init; }

    /// <summary>Gets the operation context that the journal records for a skipped row; null for any other row.</summary>
    internal string? RecordedContext { get; init; }

    /// <summary>Gets the object that the row was made from; null when it did not come from the pipeline.</summary>
    internal object? Source { get; init; }

    /// <summary>Returns the object that the row was made from. PowerShell shows it as the property Source.</summary>
    /// <returns>The object; null when the row did not come from the pipeline.</returns>
    /// <remarks>A method, because ConvertTo-Json writes every public property, and the input is not a column of its result.</remarks>
    public object? GetSource() => Source;
}
