using System;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;

using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Stops recognition for one participant; stopping twice is no error, but only the first stop is an event.</summary>
internal sealed class StopContinuousDtmfRecognition(CallLookup lookup, CallEventPublisher events) : IOperation
{
    public Answer Execute(ServiceRequest request)
    {
        var body = RequestBody.Read(request, ServiceJson.Context.ContinuousDtmfRecognitionRequest);
        request.TargetRawId = RawIdResolver.Resolve(body.TargetParticipant);
        Uri? callbackUri = CallbackAddress.Parse(body.OperationCallbackUri);

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, request.TargetRawId);
        if (participant.Stop())
        {
            events.RecognitionStopped(call, callbackUri, body.OperationContext, request.ApiVersion!);
        }

        return new(200) { CorrelationId = call.CorrelationId, Acted = true };
    }
}
