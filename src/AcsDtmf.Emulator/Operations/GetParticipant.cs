using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Returns one participant of a call.</summary>
internal sealed class GetParticipant(CallLookup lookup) : Operation(new(
    "getParticipant",
    HttpMethods.Get,
    $"{OperationDescription.CallPath}/participants/{{{Route.ParticipantRawIdParameter}}}",
    successStatus: 200))
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        request.TargetRawId = request.Route.ParticipantRawId!;
        Call call = lookup.Find(request);
        Participant participant = CallLookup.FindParticipant(call, request.TargetRawId);
        return Read(call, CallParticipantModel.Of(participant));
    }
}
