using System.Management.Automation;
using AcsDtmf.Errors;

namespace AcsDtmf.Commands;

/// <summary>A command of this module.</summary>
public abstract class CallingCommand : PSCmdlet
{
    /// <summary>Ends the command with a terminating error.</summary>
    private protected void Fail(CallingException error, object? target = null) => ThrowTerminatingError(ErrorRecords.From(error, target));
}
