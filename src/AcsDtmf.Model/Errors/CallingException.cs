using System;

namespace AcsDtmf;

/// <summary>The error of a row, a connection or a run, with the details that the service returned and the recommended action.</summary>
/// <remarks>All errors of the module have this type, and its constructor makes their texts safe to show.</remarks>
public sealed class CallingException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="CallingException"/> class.</summary>
    /// <param name="kind">The category of the error.</param>
    /// <param name="errorCode">The service's code, or one of <see cref="CallingErrorCode"/>.</param>
    /// <param name="message">The message, in the user's terms.</param>
    /// <param name="innerException">The inner exception, which is omitted if its text is not safe to show; null if there is none.</param>
    public CallingException(CallingErrorKind kind, string errorCode, string message, Exception? innerException = null)
        : base(DisplayText.OneLine(message), DisplayText.IsClean(innerException) ? innerException : null)
    {
        Kind = kind;
        ErrorCode = errorCode;
    }

    /// <summary>Gets the category of the error.</summary>
    public CallingErrorKind Kind { get; }

    /// <summary>Gets the service's code, or one of <see cref="CallingErrorCode"/>; never empty and without white space.</summary>
    public string ErrorCode { get; }

    /// <summary>Gets the HTTP status; null if there was no response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets the service's description of the error; null if there is none.</summary>
    public CommunicationError? Error { get; init; }

    /// <summary>Gets the call's correlation id; null if no response contained it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the client request id; null if nothing was sent.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>Gets the number of attempts.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the recommended action.</summary>
    public string RecommendedAction { get; init; } = string.Empty;
}
