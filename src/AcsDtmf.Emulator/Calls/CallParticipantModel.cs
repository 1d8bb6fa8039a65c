using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Calls;

/// <summary>A participant in a response or an event.</summary>
internal sealed record CallParticipantModel(CommunicationIdentifierModel Identifier, bool IsMuted, bool IsOnHold)
{
    public static CallParticipantModel Of(Participant participant) =>
        new(RawIdParser.Parse(participant.RawId), participant.IsMuted, participant.IsOnHold);
}
