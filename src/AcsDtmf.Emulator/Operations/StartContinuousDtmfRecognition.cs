using System;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;

using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Starts recognition for one participant; starting twice is no error.</summary>
internal sealed class StartContinuousDtmfRecognition(CallLookup lookup) : IOperation
{
    public Answer Execute(ServiceRequest request)
    {
        var body = RequestBody.Read(request, ServiceJson.Context.ContinuousDtmfRecognitionRequest);
        request.TargetRawId = RawIdResolver.Resolve(body.TargetParticipant);
        Uri? callbackUri = CallbackAddress.Parse(body.OperationCallbackUri);

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, request.TargetRawId);
        participant.Start(new(body.OperationContext, callbackUri, request.ApiVersion!));

        return new(200) { CorrelationId = call.CorrelationId, Acted = true };
    }
}
