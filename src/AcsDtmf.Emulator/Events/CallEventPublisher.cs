using System;
using System.Linq;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>Publishes the events of calls.</summary>
internal sealed class CallEventPublisher(CallbackDelivery delivery, TimeProvider clock)
{
    private const string TypePrefix = "Microsoft.Communication.";

    // The api-version of events that no request caused.
    private const string LatestApiVersion = "2026-03-12";

    private static readonly ResultInformation Succeeded = new(200, 0, "Action completed successfully.");
    private static readonly ResultInformation Failed = new(400, 8508, "Action failed, the operation was cancelled.");

    /// <param name="call">The call.</param>
    /// <param name="operationCallbackUri">The callback URI of the stop request.</param>
    /// <param name="operationContext">The context of the stop request. The event omits the context of the start request.</param>
    /// <param name="apiVersion">The api-version of the event.</param>
    public void RecognitionStopped(Call call, Uri? operationCallbackUri, string? operationContext, string apiVersion)
    {
        if (delivery.FindAddress(operationCallbackUri ?? call.CallbackUri) is { } address)
        {
            CallEventData data = CreateData(call, "ContinuousDtmfRecognitionStopped", operationContext, apiVersion);
            Publish(address, call, data with { ResultInformation = Succeeded });
        }
    }

    public void ToneReceived(Call call, Recognition recognition, string tone)
    {
        int sequenceId = recognition.NextSequenceId();
        if (delivery.FindAddress(recognition.CallbackUri ?? call.CallbackUri) is { } address)
        {
            CallEventData data = CreateData(
                call, "ContinuousDtmfRecognitionToneReceived", recognition.OperationContext, recognition.ApiVersion);
            Publish(address, call, data with { SequenceId = sequenceId, Tone = tone, ResultInformation = Succeeded });
        }
    }

    public void TonesSent(Call call, Uri? operationCallbackUri, string? operationContext, string apiVersion)
    {
        if (delivery.FindAddress(operationCallbackUri ?? call.CallbackUri) is { } address)
        {
            bool failed = call.FailsTones;
            CallEventData data = CreateData(call, failed ? "SendDtmfTonesFailed" : "SendDtmfTonesCompleted", operationContext, apiVersion);
            Publish(address, call, data with { ResultInformation = failed ? Failed : Succeeded });
        }
    }

    public void CallConnected(Call call) => Publish(call, "CallConnected");

    public void CallDisconnected(Call call) => Publish(call, "CallDisconnected");

    public void ParticipantsUpdated(Call call)
    {
        int sequenceNumber = call.NextSequenceNumber();
        if (delivery.FindAddress(call.CallbackUri) is { } address)
        {
            CallEventData data = CreateData(call, "ParticipantsUpdated", operationContext: null, LatestApiVersion);
            Publish(address, call, data with
            {
                SequenceNumber = sequenceNumber,
                Participants = [.. call.Participants.Select(CallParticipantModel.Of)],
                ResultInformation = Succeeded,
            });
        }
    }

    private static CallEventData CreateData(Call call, string name, string? operationContext, string apiVersion) => new()
    {
        CallConnectionId = call.CallConnectionId,
        ServerCallId = call.ServerCallId,
        CorrelationId = call.CorrelationId,
        OperationContext = operationContext,
        Version = apiVersion,
        PublicEventType = TypePrefix + name,
    };

    private void Publish(Call call, string name)
    {
        if (delivery.FindAddress(call.CallbackUri) is { } address)
        {
            CallEventData data = CreateData(call, name, operationContext: null, LatestApiVersion);
            Publish(address, call, data with { ResultInformation = Succeeded });
        }
    }

    private void Publish(Uri address, Call call, CallEventData data)
    {
        string source = "calling/callConnections/" + call.CallConnectionId;
        delivery.Enqueue(address, new CloudEvent
        {
            Id = Guid.NewGuid().ToString(),
            Source = source,
            Type = data.PublicEventType,
            Data = data,
            Time = clock.GetUtcNow(),
            Subject = source,
        });
    }
}
