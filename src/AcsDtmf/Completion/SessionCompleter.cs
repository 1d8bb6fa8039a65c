using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Sessions;

namespace AcsDtmf.Completion;

/// <summary>Completes the names of the runspace's sessions.</summary>
public sealed class SessionCompleter : TextCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string start, IDictionary boundParameters) =>
        SessionStore.Current.List().Select(session => (session.Name, $"{session.Endpoint} ({session.AuthenticationType})"));
}
