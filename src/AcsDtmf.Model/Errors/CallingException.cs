using System;

namespace AcsDtmf;

/// <summary>Why a row, a connection or a run failed: the service's words where it spoke, and what to do about it.</summary>
/// <remarks>Every error of the module is one of these, so here its texts become safe to show, whatever they quote.</remarks>
public sealed class CallingException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="CallingException"/> class.</summary>
    /// <param name="kind">Where it went wrong.</param>
    /// <param name="errorCode">The service's code, or one of <see cref="CallingErrorCode"/>.</param>
    /// <param name="message">What happened, in the user's words.</param>
    /// <param name="innerException">The exception underneath, which is left out when its text cannot be shown; null when there is none.</param>
    public CallingException(CallingErrorKind kind, string errorCode, string message, Exception? innerException = null)
        : base(DisplayText.OneLine(message), DisplayText.IsClean(innerException) ? innerException : null)
    {
        Kind = kind;
        ErrorCode = errorCode;
    }

    /// <summary>Gets where it went wrong.</summary>
    public CallingErrorKind Kind { get; }

    /// <summary>Gets the service's code, or one of <see cref="CallingErrorCode"/>; never empty, never with white space.</summary>
    public string ErrorCode { get; }

    /// <summary>Gets the HTTP status; null when there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets the error as the service described it; null when it did not.</summary>
    public CommunicationError? Error { get; init; }

    /// <summary>Gets the call's correlation id; null when no answer named it.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the client request id; null when nothing was sent.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>Gets how often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets what the user can do about it.</summary>
    public string RecommendedAction { get; init; } = string.Empty;
}
