using System.Collections.Generic;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The body of sendDtmfTones; the schema allows no other member.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SendDtmfTonesRequest
{
    public required IReadOnlyList<string> Tones { get; init; }

    public required CommunicationIdentifierModel TargetParticipant { get; init; }

    public string? OperationContext { get; init; }

    public string? OperationCallbackUri { get; init; }
}
