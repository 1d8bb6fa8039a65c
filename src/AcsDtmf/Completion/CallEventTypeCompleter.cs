using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Completion;

/// <summary>Completes the names of the event types that have classes of their own.</summary>
public sealed class CallEventTypeCompleter : TextCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string start, IDictionary boundParameters) =>
        typeof(CallEvent).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(CallEvent)))
            .Select(type => type.Name)
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => (name, $"Microsoft.Communication.{name}"));
}
