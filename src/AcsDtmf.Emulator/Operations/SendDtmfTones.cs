using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;

using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Sends tones to one participant; repeatable with the Repeatability headers, and only with them.</summary>
internal sealed class SendDtmfTones(CallLookup lookup, CallEventPublisher events, RepeatabilityMemory memory) : IOperation
{
    private const int MaximumToneCount = 18;
    private const string InvalidToneCode = "8534";

    public Answer Execute(ServiceRequest request) => memory.ExecuteOnce(request, Send);

    private Answer Send(ServiceRequest request)
    {
        var body = RequestBody.Read(request, ServiceJson.Context.SendDtmfTonesRequest);
        request.TargetRawId = RawIdResolver.Resolve(body.TargetParticipant);
        Uri? callbackUri = CallbackAddress.Parse(body.OperationCallbackUri);
        CheckTones(body.Tones);

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, request.TargetRawId);
        call.AddTones(new(participant.RawId, body.Tones, body.OperationContext));
        events.TonesSent(call, callbackUri, body.OperationContext, request.ApiVersion!);

        var result = new SendDtmfTonesResult(body.OperationContext);
        return Answer.Json(202, result, ServiceJson.Context.SendDtmfTonesResult) with
        {
            CorrelationId = call.CorrelationId,
            Acted = true,
        };
    }

    private static void CheckTones(IReadOnlyList<string> tones)
    {
        if (tones.Count is 0 or > MaximumToneCount)
        {
            throw RefusalException.InvalidRequest($"tones must hold 1 to {MaximumToneCount} tones.");
        }

        foreach (string tone in tones)
        {
            if (!Tones.IsKnown(tone))
            {
                throw RefusalException.Because(400, InvalidToneCode, $"'{tone}' is not a valid DTMF tone.");
            }
        }
    }
}
