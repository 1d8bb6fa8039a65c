using System.Collections.Generic;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Sends tones to a participant. A request with the Repeatability headers can be repeated safely.</summary>
internal sealed class SendDtmfTones(CallLookup lookup, CallEventPublisher events, RepeatabilityCache repeatability)
    : RepeatableOperation(OperationDescription.CallAction("sendDtmfTones", successStatus: 202, "send", "Send-AcsDtmfTone"), repeatability)
{
    private const int MaximumToneCount = 18;

    protected override ServiceResponse ExecuteOnce(ServiceRequest request)
    {
        var body = RequestBody.Read<SendDtmfTonesRequest>(request);
        string rawId = body.ResolveTarget(request);
        EventContext context = body.ToEventContext(request);
        CheckTones(body.Tones);

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, rawId);
        call.AddTones(new(participant.RawId, body.Tones, body.OperationContext));
        events.TonesSent(call, context);

        return Acted(call, new OperationContextResult(body.OperationContext));
    }

    private static void CheckTones(IReadOnlyList<string> tones)
    {
        if (tones.Count is 0 or > MaximumToneCount)
        {
            throw RequestRejectedException.InvalidRequest($"tones must contain 1 to {MaximumToneCount} tones.");
        }

        ToneNames.Check(tones);
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record SendDtmfTonesRequest : TargetRequest
    {
        public required IReadOnlyList<string> Tones { get; init; }
    }
}
