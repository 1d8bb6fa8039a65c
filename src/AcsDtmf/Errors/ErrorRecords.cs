using System.IO;
using System.Management.Automation;

namespace AcsDtmf.Errors;

/// <summary>Converts the engine's errors to error records.</summary>
internal static class ErrorRecords
{
    /// <summary>Creates an error record.</summary>
    /// <param name="error">The engine's error.</param>
    /// <param name="target">The input row, or another object that the error concerns.</param>
    /// <param name="subject">The description of the row; null if the error does not concern a row.</param>
    internal static ErrorRecord From(CallingException error, object? target, string? subject = null)
    {
        string message = subject is null ? error.Message : DisplayText.OneLine($"{subject}: {error.Message}");
        var record = new ErrorRecord(error, error.ErrorCode, CategoryOf(error), target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = error.RecommendedAction },
        };

        // Views show the name of the target, so the name must not contain control characters. The target itself stays unchanged.
        record.CategoryInfo.TargetName = DisplayText.OneLine(record.CategoryInfo.TargetName);
        return record;
    }

    private static ErrorCategory CategoryOf(CallingException error) => error switch
    {
        { StatusCode: { } status } => CategoryOf(status),
        { ErrorCode: CallingErrorCode.NotConnected or CallingErrorCode.SessionClosed } => ErrorCategory.ConnectionError,
        { ErrorCode: CallingErrorCode.SessionNotFound } => ErrorCategory.ObjectNotFound,
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
