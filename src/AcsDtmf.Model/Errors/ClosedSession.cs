namespace AcsDtmf;

/// <summary>Creates the error for the use of a closed session.</summary>
internal static class ClosedSession
{
    /// <param name="name">The session's name; null if unknown.</param>
    internal static CallingException Error(string? name = null) =>
        new(CallingErrorKind.Credential, CallingErrorCode.SessionClosed, name is null ? "The session is closed." : $"The session '{name}' is closed.")
        {
            RecommendedAction = "Open a new session with Connect-AcsCalling. Get-AcsCallingSession lists the open sessions.",
        };
}
