using System;
using System.Linq;
using System.Management.Automation;
using AcsDtmf.Completion;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>Lists the runspace's open sessions.</summary>
[Cmdlet(VerbsCommon.Get, "AcsCallingSession")]
[OutputType(typeof(AcsCallingSession))]
public sealed class GetAcsCallingSessionCommand : PSCmdlet
{
    /// <summary>Gets or sets the names of the sessions wanted; all when left out. Wildcards are understood.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WildcardPattern[] patterns = Array.ConvertAll(Name, name => new WildcardPattern(name, WildcardOptions.IgnoreCase));
        WriteObject(
            SessionStore.Current.List().Where(session => patterns.Any(pattern => pattern.IsMatch(session.Name))),
            enumerateCollection: true);
    }
}
