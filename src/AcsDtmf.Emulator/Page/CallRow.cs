using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Page;

/// <summary>A call as the page shows it, with its first participants.</summary>
internal sealed record CallRow(
    string CallConnectionId,
    CallConnectionState State,
    int ParticipantCount,
    IReadOnlyList<ParticipantRow> Participants)
{
    private const int MaximumParticipants = 20;

    public static CallRow Of(Call call) => new(
        call.CallConnectionId,
        call.State,
        call.Participants.Count,
        [.. call.Participants.Take(MaximumParticipants).Select(ParticipantRow.Of)]);
}

/// <summary>A participant as the page shows it.</summary>
internal sealed record ParticipantRow(string RawId, bool IsRecognizing)
{
    public static ParticipantRow Of(Participant participant) => new(participant.RawId, participant.IsRecognizing);
}
