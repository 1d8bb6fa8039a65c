using System.IO;
using System.Management.Automation;

namespace AcsDtmf.Errors;

/// <summary>Turns the engine's errors into PowerShell's.</summary>
internal static class ErrorRecords
{
    /// <summary>Makes an error record.</summary>
    /// <param name="error">The engine's error.</param>
    /// <param name="target">The input row, or whatever else the error is about.</param>
    /// <param name="subject">What the user knows the row by; null when the error is not about a row.</param>
    internal static ErrorRecord From(CallingException error, object? target, string? subject = null)
    {
        string message = subject is null ? error.Message : DisplayText.OneLine($"{subject}: {error.Message}");
        var record = new ErrorRecord(error, error.ErrorCode, CategoryOf(error), target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = error.RecommendedAction },
        };

        // The target stays what it is; only the name that views show of it must not control the terminal.
        record.CategoryInfo.TargetName = DisplayText.OneLine(record.CategoryInfo.TargetName);
        return record;
    }

    private static ErrorCategory CategoryOf(CallingException error) => error switch
    {
        { StatusCode: { } status } => CategoryOf(status),
        { ErrorCode: CallingErrorCode.NotConnected or CallingErrorCode.SessionClosed } => ErrorCategory.ConnectionError,
        { Kind: CallingErrorKind.Connection } => ErrorCategory.ConnectionError,
        { Kind: CallingErrorKind.Timeout } => ErrorCategory.OperationTimeout,
        { ErrorCode: CallingErrorCode.UnexpectedArgument } => ErrorCategory.InvalidArgument,
        { Kind: CallingErrorKind.Credential } => ErrorCategory.AuthenticationError,
        { ErrorCode: CallingErrorCode.JournalInUse } => ErrorCategory.ResourceBusy,
        { ErrorCode: CallingErrorCode.JournalUnavailable, InnerException: FileNotFoundException or DirectoryNotFoundException } => ErrorCategory.ObjectNotFound,
        { ErrorCode: CallingErrorCode.JournalUnavailable } => ErrorCategory.WriteError,
        { ErrorCode: CallingErrorCode.InvalidListenPrefix } => ErrorCategory.InvalidArgument,
        { Kind: CallingErrorKind.Listener } => ErrorCategory.ResourceUnavailable,
        { Kind: CallingErrorKind.NotSent } => ErrorCategory.OperationStopped,
        _ => ErrorCategory.InvalidData,
    };

    private static ErrorCategory CategoryOf(int status) => status switch
    {
        400 => ErrorCategory.InvalidArgument,
        401 => ErrorCategory.AuthenticationError,
        403 => ErrorCategory.PermissionDenied,
        404 => ErrorCategory.ObjectNotFound,
        408 => ErrorCategory.OperationTimeout,
        409 or 412 => ErrorCategory.InvalidOperation,
        429 => ErrorCategory.LimitsExceeded,
        >= 500 => ErrorCategory.ResourceUnavailable,
        _ => ErrorCategory.InvalidResult,
    };
}
