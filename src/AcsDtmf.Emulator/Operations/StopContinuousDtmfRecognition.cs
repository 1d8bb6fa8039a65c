using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Stops recognition of a participant's tones. A repeated stop is not an error, but only the first stop emits an event.</summary>
internal sealed class StopContinuousDtmfRecognition(CallLookup lookup, CallEventPublisher events)
    : Operation(OperationDescription.CallAction("stopContinuousDtmfRecognition", successStatus: 200, "stop", "Stop-AcsDtmfRecognition"))
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        var body = RequestBody.Read<ContinuousDtmfRecognitionRequest>(request);
        string rawId = body.ResolveTarget(request);
        EventContext context = body.ToEventContext(request);

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, rawId);
        if (participant.Stop())
        {
            events.RecognitionStopped(call, context);
        }

        return Acted(call);
    }
}
