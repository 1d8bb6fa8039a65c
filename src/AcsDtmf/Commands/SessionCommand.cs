using System.Management.Automation;
using AcsDtmf.Completion;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>A command that sends requests through a session.</summary>
public abstract class SessionCommand : CallingCommand
{
    /// <summary>Gets or sets the session, as an object or a name. The default is the runspace's default session.</summary>
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
                RecommendedAction = "Run Connect-AcsCalling, or specify a session with -Session. In ForEach-Object -Parallel, specify -Session $using:session.",
            });
        }

        if (!session!.IsOpen)
        {
            Fail(ClosedSession.Error(session.Name), session);
        }

        return session;
    }
}
