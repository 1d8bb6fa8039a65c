using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Starts recognition of a participant's tones. A repeated start is not an error.</summary>
internal sealed class StartContinuousDtmfRecognition(CallLookup lookup)
    : Operation(OperationDescription.CallAction("startContinuousDtmfRecognition", successStatus: 200, "start", "Start-AcsDtmfRecognition"))
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        var body = RequestBody.Read<ContinuousDtmfRecognitionRequest>(request);
        string rawId = body.ResolveTarget(request);
        EventContext context = body.ToEventContext(request);

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, rawId);
        participant.Start(new(context));

        return Acted(call);
    }
}
