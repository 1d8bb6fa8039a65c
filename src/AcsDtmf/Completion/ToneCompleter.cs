using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AcsDtmf.Completion;

/// <summary>Completes the service's names of tones.</summary>
public sealed class ToneCompleter : TextCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string start, IDictionary boundParameters) => DtmfTone.Words.Select(word => (word, word));
}
