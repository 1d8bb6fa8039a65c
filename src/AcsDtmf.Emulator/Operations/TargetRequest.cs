using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The members of a request that concerns one participant.</summary>
internal abstract record TargetRequest : OperationRequest
{
    public required CommunicationIdentifierModel TargetParticipant { get; init; }

    /// <summary>Returns the raw id of the participant, which the recorded request then contains.</summary>
    /// <exception cref="RequestRejectedException">The identifier is contradictory or empty.</exception>
    public string ResolveTarget(ServiceRequest request) =>
        request.TargetRawId = RawIdResolver.Resolve(TargetParticipant, "targetParticipant");
}
