using System;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Events;

/// <summary>Publishes the events of calls. Extension methods describe the events.</summary>
internal sealed class CallEventPublisher(CallbackDelivery delivery, TimeProvider clock)
{
    private const string TypePrefix = "Microsoft.Communication.";

    /// <param name="call">The call.</param>
    /// <param name="context">The context of the request that caused the event.</param>
    /// <param name="name">The event type, without its prefix.</param>
    /// <param name="result">The result of the operation.</param>
    /// <param name="complete">Adds the members that only this event has.</param>
    public void Publish(
        Call call,
        EventContext context,
        string name,
        EventResult result,
        Func<CallEventData, CallEventData>? complete = null)
    {
        if (delivery.FindAddress(context.CallbackUri ?? call.CallbackUri) is not { } address)
        {
            return;
        }

        var data = new CallEventData
        {
            CallConnectionId = call.CallConnectionId,
            ServerCallId = call.ServerCallId,
            CorrelationId = call.CorrelationId,
            OperationContext = context.OperationContext,
            ResultInformation = result,
            Version = context.ApiVersion,
            PublicEventType = TypePrefix + name,
        };
        string source = "calling/callConnections/" + call.CallConnectionId;
        delivery.Enqueue(address, new CloudEvent
        {
            Id = Guid.NewGuid().ToString(),
            Source = source,
            Type = data.PublicEventType,
            Data = complete is null ? data : complete(data),
            Time = clock.GetUtcNow(),
            Subject = source,
        });
    }
}
