using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Cancels all media operations of calls.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AcsCallMedia", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(CallMediaResult))]
public sealed class StopAcsCallMediaCommand() : ActionCommand<CallMediaRequest, CallMediaResult>("Cancel all media operations")
{
    /// <summary>
    /// Gets or sets the file that records every finished row. A second run with the same file sends only the rows that have not succeeded.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    private protected override CallingOperation<CallMediaRequest, CallMediaResult> Operation => CallingOperation.CancelAllMediaOperations;

    private protected override string? Journal => JournalPath;

    private protected override void ProcessCall(string? callConnectionId) =>
        Offer(new CallMediaRequest { CallConnectionId = callConnectionId, Source = InputObject });
}
