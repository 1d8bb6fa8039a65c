using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AcsDtmf.Completion;
using AcsDtmf.Errors;
using AcsDtmf.Sessions;

namespace AcsDtmf.Commands;

/// <summary>Lists the runspace's open sessions.</summary>
[Cmdlet(VerbsCommon.Get, "AcsCallingSession")]
[OutputType(typeof(AcsCallingSession))]
public sealed class GetAcsCallingSessionCommand : PSCmdlet
{
    /// <summary>Gets or sets the names of the sessions; all if omitted. Wildcards are permitted.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WildcardPattern[] patterns = Array.ConvertAll(Name, name => new WildcardPattern(name, WildcardOptions.IgnoreCase));
        IReadOnlyList<AcsCallingSession> sessions = SessionStore.Current.List();
        WriteObject(sessions.Where(session => patterns.Any(pattern => pattern.IsMatch(session.Name))), enumerateCollection: true);
        foreach (string name in Name.Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && SessionStore.Current.Find(name) is null))
        {
            WriteError(ErrorRecords.From(NotFound(name), name));
        }
    }

    private static CallingException NotFound(string name) =>
        new(CallingErrorKind.Credential, CallingErrorCode.SessionNotFound, $"No open session is named '{name}'.")
        {
            RecommendedAction = "Run Get-AcsCallingSession without a name to list the open sessions, or Connect-AcsCalling to open one.",
        };
}
