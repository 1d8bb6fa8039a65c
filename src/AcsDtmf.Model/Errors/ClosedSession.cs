namespace AcsDtmf;

/// <summary>The error of whoever uses a session after it was closed.</summary>
internal static class ClosedSession
{
    /// <param name="name">The session's name; null where it is not known.</param>
    internal static CallingException Error(string? name = null) =>
        new(CallingErrorKind.Credential, CallingErrorCode.SessionClosed, name is null ? "The session is closed." : $"The session '{name}' is closed.")
        {
            RecommendedAction = "Open a new session with Connect-AcsCalling. Get-AcsCallingSession lists those that are open.",
        };
}
