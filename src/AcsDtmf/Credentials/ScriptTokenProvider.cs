using System;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AcsDtmf.Credentials;

/// <summary>A script block that gives tokens.</summary>
/// <remarks>
/// A script block belongs to its runspace; run elsewhere, it would wait for that runspace, which as a rule waits for us. So in another
/// runspace (ForEach-Object -Parallel, Start-ThreadJob) its text is run there, and sees that runspace's variables and modules.
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

    /// <summary>Runs the script block on this thread, which must be a pipeline's.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    /// <exception cref="CallingException">The script block threw, or gave no token.</exception>
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
            // Whatever a script can throw: the user wrote it, and is to see it.
            throw ProvidedToken.Failure($"The token provider failed: {exception.Message}", exception);
        }
    }
}
