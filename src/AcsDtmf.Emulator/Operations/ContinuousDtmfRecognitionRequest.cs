using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The body of a start or stop request. The schema allows no other member.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ContinuousDtmfRecognitionRequest : OperationRequest
{
    public required CommunicationIdentifierModel TargetParticipant { get; init; }
}
