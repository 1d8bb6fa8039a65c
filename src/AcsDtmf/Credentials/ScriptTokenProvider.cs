using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AcsDtmf.Credentials;

/// <summary>Runs a script block that returns tokens.</summary>
/// <remarks>
/// A script block is bound to its runspace. If another runspace (ForEach-Object -Parallel, Start-ThreadJob) invoked it, the call would
/// deadlock, because the script block's runspace usually waits for the other one. So the other runspace runs the text of the script block,
/// with its own variables and modules.
/// </remarks>
internal sealed class ScriptTokenProvider
{
    private readonly ScriptBlock _script;
    private readonly string _text;
    private readonly Guid _home;

    /// <summary>Initializes a new instance of the <see cref="ScriptTokenProvider"/> class in the runspace that the script block belongs to.</summary>
    internal ScriptTokenProvider(ScriptBlock script)
    {
        _script = script;
        _text = script.ToString();
        _home = Runspace.DefaultRunspace.InstanceId;
    }

    /// <summary>Runs the script block on this thread, which must be a pipeline thread.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    /// <exception cref="CallingException">The script block threw an exception or returned no token.</exception>
    internal BearerToken GetToken() => ProvidedToken.Read(Run());

    private Collection<PSObject> Run()
    {
        try
        {
            bool isAtHome = Runspace.DefaultRunspace.InstanceId == _home;
            return (isAtHome ? _script : ScriptBlock.Create(_text)).Invoke();
        }
        catch (PipelineStoppedException exception)
        {
            throw new OperationCanceledException(exception.Message, exception);
        }
        catch (Exception exception)
        {
            // A script can throw any exception, and its author needs to see the message.
            throw ProvidedToken.Failure($"-TokenProvider failed: {exception.Message}", exception);
        }
    }
}
