using System.Management.Automation;
using AcsDtmf.Completion;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>A command that talks to the service through a session: the one it is given, or the runspace's default.</summary>
public abstract class SessionCommand : CallingCommand
{
    /// <summary>Gets or sets the session to use; the runspace's default when left out. A name will do.</summary>
    [Parameter]
    [SessionArgument]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [ValidateNotNull]
    public AcsCallingSession? Session { get; set; }

    private protected AcsCallingSession RequireSession()
    {
        AcsCallingSession? session = Session ?? SessionStore.Current.Default;
        if (session is null)
        {
            Fail(new CallingException(CallingErrorKind.Credential, CallingErrorCode.NotConnected, "Not connected. Run Connect-AcsCalling first.")
            {
                RecommendedAction = "Run Connect-AcsCalling, or pass a session of your own with -Session. In ForEach-Object -Parallel pass -Session $using:session.",
            });
        }

        if (!session!.IsOpen)
        {
            Fail(ClosedSession.Error(session.Name), session);
        }

        return session;
    }
}
