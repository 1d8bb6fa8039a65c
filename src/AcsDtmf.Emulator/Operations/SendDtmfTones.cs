using System.Collections.Generic;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Sends tones to a participant. A request with the Repeatability headers can be repeated safely.</summary>
internal sealed class SendDtmfTones(CallLookup lookup, CallEventPublisher events, RepeatabilityCache repeatability)
    : Operation(OperationDescription.CallAction("sendDtmfTones", successStatus: 202, "send", "Send-AcsDtmfTone"))
{
    private const int MaximumToneCount = 18;
    private const string InvalidToneCode = "8534";

    public override ServiceResponse Execute(ServiceRequest request) => repeatability.ExecuteOnce(request, Send);

    private ServiceResponse Send(ServiceRequest request)
    {
        var body = RequestBody.Read<SendDtmfTonesRequest>(request);
        request.TargetRawId = RawIdResolver.Resolve(body.TargetParticipant);
        EventContext context = body.ToEventContext(request);
        CheckTones(body.Tones);

        Call call = lookup.FindEstablished(request);
        Participant participant = CallLookup.FindParticipant(call, request.TargetRawId);
        call.AddTones(new(participant.RawId, body.Tones, body.OperationContext));
        events.TonesSent(call, context);

        return Success(new SendDtmfTonesResult(body.OperationContext)) with { CorrelationId = call.CorrelationId, Acted = true };
    }

    private static void CheckTones(IReadOnlyList<string> tones)
    {
        if (tones.Count is 0 or > MaximumToneCount)
        {
            throw RequestRejectedException.InvalidRequest($"tones must contain 1 to {MaximumToneCount} tones.");
        }

        foreach (string tone in tones)
        {
            if (!Tones.IsKnown(tone))
            {
                throw RequestRejectedException.Create(400, InvalidToneCode, $"'{tone}' is not a valid DTMF tone.");
            }
        }
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record SendDtmfTonesRequest : OperationRequest
    {
        public required IReadOnlyList<string> Tones { get; init; }

        public required CommunicationIdentifierModel TargetParticipant { get; init; }
    }

    /// <summary>The body of the response.</summary>
    private sealed record SendDtmfTonesResult(string? OperationContext);
}
