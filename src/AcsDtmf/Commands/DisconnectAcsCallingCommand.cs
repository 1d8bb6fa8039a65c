using System.Management.Automation;
using AcsDtmf.Completion;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>Closes sessions and wipes their secrets. Closing one that is closed is not an error.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "AcsCalling", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.None)]
public sealed class DisconnectAcsCallingCommand : PSCmdlet
{
    /// <summary>Gets or sets the session to close; the runspace's default when left out. A name will do.</summary>
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
