using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Sessions;

namespace AcsDtmf.Completion;

/// <summary>Completes the ids of calls that were read or listed in the session.</summary>
public sealed class CallConnectionCompleter : TextCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string start, IDictionary boundParameters) =>
        SessionStore.Current.Choose(boundParameters["Session"])?.Memory.Calls.Select(id => (id, id)) ?? [];
}
