namespace AcsDtmf;

/// <summary>The error of whoever uses a session after it was closed.</summary>
internal static class ClosedSession
{
    internal static CallingException Error() =>
        new(CallingErrorKind.Credential, CallingErrorCode.SessionClosed, "The session is closed.")
        {
            RecommendedAction = "Open a new session with Connect-AcsCalling.",
        };
}
