using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;

using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Reads one participant of a call.</summary>
internal sealed class GetParticipant(CallLookup lookup) : IOperation
{
    public Answer Execute(ServiceRequest request)
    {
        request.TargetRawId = request.Route.ParticipantRawId!;
        Call call = lookup.Find(request);
        Participant participant = CallLookup.FindParticipant(call, request.TargetRawId);
        return Answer.Json(200, CallParticipantModel.Of(participant), ServiceJson.Context.CallParticipantModel) with
        {
            CorrelationId = call.CorrelationId,
        };
    }
}
