using System.Management.Automation;
using AcsDtmf.Completion;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>Closes sessions and wipes their secrets. Closing a closed session is not an error.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "AcsCalling", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.None)]
public sealed class DisconnectAcsCallingCommand : PSCmdlet
{
    /// <summary>Gets or sets the sessions to close, as objects or names. The default is the runspace's default session.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SessionArgument]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [ValidateNotNull]
    public AcsCallingSession[]? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        AcsCallingSession[] sessions = Session ?? (SessionStore.Current.Default is { } current ? [current] : []);
        foreach (AcsCallingSession session in sessions)
        {
            if (ShouldProcess(session.Name, "Close session"))
            {
                session.Close();
            }
        }
    }
}
