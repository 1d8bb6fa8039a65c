using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Sessions;

namespace AcsDtmf.Completion;

/// <summary>Completes the participants that were last listed for the call on the command line, or for all calls if no call is specified.</summary>
public sealed class ParticipantCompleter : TextCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(IDictionary boundParameters) =>
        SessionStore.Current.Choose(boundParameters["Session"])?.Memory
            .Participants(boundParameters["CallConnectionId"]?.ToString())
            .Select(participant => (participant.RawId, participant.Kind)) ?? [];
}
