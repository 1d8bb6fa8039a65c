using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Answers an incoming call. The caller responds as to an invitation, because a caller can hang up in the meantime.</summary>
internal sealed class AnswerCall(
    IncomingCallRegistry incomingCalls,
    CallConnector connector,
    CallEventPublisher events,
    RepeatabilityCache repeatability)
    : RepeatableOperation(
        new("answerCall", HttpMethods.Post, OperationDescription.CallsPath + ":answer", successStatus: 200) { Aliases = ["answer"] },
        repeatability)
{
    protected override ServiceResponse ExecuteOnce(ServiceRequest request)
    {
        var body = RequestBody.Read<AnswerCallRequest>(request);
        Uri? callbackUri = body.ParseCallbackUri();
        body.CheckOptions();
        IncomingCall incoming = incomingCalls.Take(body.IncomingCallContext)
            ?? throw RequestRejectedException.InvalidRequest("incomingCallContext does not identify a call that rings.");

        var call = new Call(Guid.NewGuid().ToString(), [])
        {
            State = CallConnectionState.Connecting,
            CallbackUri = callbackUri,
            Context = body.ToEventContext(request),
            Source = incoming.From,
            SourceCallerIdNumber = RawIdParser.Parse(incoming.From).PhoneNumber?.Value,
            Targets = [incoming.To],
            AnsweredBy = body.AnsweredBy?.Id,
        };

        // The response describes the call before the caller responds.
        ServiceResponse response = Acted(call, CallConnectionProperties.Of(call));
        connector.Connect(call, [incoming.From], events.AnswerFailed);
        return response;
    }

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record AnswerCallRequest : NewCallRequest
    {
        public required string IncomingCallContext { get; init; }

        public CommunicationUserModel? AnsweredBy { get; init; }
    }
}
