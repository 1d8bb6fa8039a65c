using System.Management.Automation;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;

namespace AcsDtmf.Commands;

/// <summary>A command of this module.</summary>
public abstract class CallingCommand : PSCmdlet, IMessageSink
{
    /// <inheritdoc/>
    bool IMessageSink.WantsDebug => IsSwitched("Debug") ?? IsPreferred("DebugPreference");

    /// <inheritdoc/>
    void IMessageSink.OnVerbose(string message) => Narrate(message);

    /// <inheritdoc/>
    void IMessageSink.OnDebug(string message) => WriteDebug(message);

    /// <summary>Says what the command does, to whoever wants to hear it.</summary>
    private protected void Narrate(string message)
    {
        // Under -Debug, PowerShell asks after every verbose line whether to go on, which nobody means who wants to see requests.
        if (IsSwitched("Debug") == true && IsSwitched("Verbose") is null)
        {
            WriteDebug(message);
        }
        else
        {
            WriteVerbose(message);
        }
    }

    /// <summary>Ends the command with a terminating error.</summary>
    private protected void Fail(CallingException error, object? target = null) => ThrowTerminatingError(ErrorRecords.From(error, target));

    /// <summary>Tells whether a common parameter was given; null when it was not.</summary>
    private bool? IsSwitched(string parameter) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object value) ? LanguagePrimitives.IsTrue(value) : null;

    private bool IsPreferred(string variable) =>
        LanguagePrimitives.TryConvertTo(GetVariableValue(variable), out ActionPreference action)
        && action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
