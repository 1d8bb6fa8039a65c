using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AcsDtmf.Sessions;

namespace AcsDtmf.Completion;

/// <summary>Completes the participants that were last listed for the calls on the command line, or for all calls if no call is specified.</summary>
public sealed class ParticipantCompleter : TextCompleter
{
    private protected override IEnumerable<(string Text, string ToolTip)> Candidates(string start, IDictionary boundParameters)
    {
        IEnumerable<CommunicationIdentifier> participants = SessionStore.Current.Choose(boundParameters["Session"])?.Memory
            .Participants(CallsOf(boundParameters["CallConnectionId"])) ?? [];
        return participants.Select(participant => (TextOf(participant, start), participant.Kind));
    }

    private static string[]? CallsOf(object? value) => value switch
    {
        null => null,
        string id => [id],
        _ => LanguagePrimitives.GetEnumerable(value) is { } ids ? [.. ids.Cast<object>().Select(id => id.ToString())] : [value.ToString()],
    };

    /// <summary>Returns the phone number if the user has typed a plus sign, and the raw id otherwise.</summary>
    private static string TextOf(CommunicationIdentifier participant, string start) =>
        participant is PhoneNumberIdentifier number && start.StartsWith("+", StringComparison.Ordinal) && CommunicationIdentifier.Parse(number.Value).Equals(number)
            ? number.Value
            : participant.RawId;
}
