using System;
using System.Management.Automation;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Errors;

namespace AcsDtmf.Commands;

/// <summary>A command of this module. It ends immediately when the user stops it, and reports the engine's errors as PowerShell errors.</summary>
public abstract class CallingCommand : PSCmdlet, IMessageSink, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc/>
    bool IMessageSink.WantsDebug => IsSwitched("Debug") ?? IsPreferred("DebugPreference");

    /// <inheritdoc/>
    void IMessageSink.OnWarning(string message) => WriteWarning(message);

    /// <inheritdoc/>
    void IMessageSink.OnVerbose(string message) => WriteVerboseMessage(message);

    /// <inheritdoc/>
    void IMessageSink.OnDebug(string message) => WriteDebug(DisplayText.Lines(message));

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Cancels the work of the command.</summary>
    /// <param name="disposing">Always true: there is no finalizer.</param>
    protected virtual void Dispose(bool disposing) => _stopping.Dispose();

    /// <summary>Gets the token that is canceled when the user stops the command.</summary>
    private protected CancellationToken StopToken => _stopping.Token;

    /// <summary>Calls the engine, and converts its exceptions to PowerShell errors.</summary>
    /// <param name="work">The call.</param>
    /// <param name="target">The target object of the error record.</param>
    private protected void Guard(Action work, object? target = null)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException)
        {
            // The user stopped this command, or the token provider that runs in it.
            throw new PipelineStoppedException();
        }
        catch (CallingException error)
        {
            Fail(error, target);
        }
    }

    /// <summary>Writes a verbose message.</summary>
    private protected void WriteVerboseMessage(string text)
    {
        string message = DisplayText.OneLine(text);

        // Under -Debug, Windows PowerShell asks whether to continue after every verbose message, which is not what -Debug is used for.
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

    /// <summary>Returns the value of a common parameter; null if it was not specified.</summary>
    private bool? IsSwitched(string parameter) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object value) ? LanguagePrimitives.IsTrue(value) : null;

    private bool IsPreferred(string variable) =>
        LanguagePrimitives.TryConvertTo(GetVariableValue(variable), out ActionPreference action)
        && action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
