using System;
using System.Collections;
using System.Management.Automation;
using AcsDtmf.Contracts;

namespace AcsDtmf.Commands;

/// <summary>Stops continuous DTMF recognition.</summary>
[Cmdlet(VerbsLifecycle.Stop, "AcsDtmfRecognition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DtmfRecognitionResult))]
public sealed class StopAcsDtmfRecognitionCommand() : DtmfRecognitionCommand(CallingOperation.StopDtmfRecognition)
{
    // PowerShell begins the commands of a pipeline in order, upstream first, and then processes the first row. A command
    // that begins while this is set is therefore downstream of it.
    [ThreadStatic]
    private static StopAcsDtmfRecognitionCommand? _begun;

    /// <summary>
    /// Gets a value indicating whether a command that begins now, on this thread, is downstream of a stop whose rows may share an operation
    /// context.
    /// </summary>
    internal static bool IsUpstreamWithSharedContexts => _begun is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        // A single row shares its context with no other row.
        if ((MyInvocation.ExpectingInput || CallConnectionId is { Length: > 1 } || TargetParticipant is IList { Count: > 1 }) && (!UniqueContext || OperationContext is { Length: > 0 }))
        {
            _begun = this;
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EndBeginning();
        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        EndBeginning();
        base.Dispose(disposing);
    }

    private void EndBeginning()
    {
        if (ReferenceEquals(_begun, this))
        {
            _begun = null;
        }
    }
}
