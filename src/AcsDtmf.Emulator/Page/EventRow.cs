using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Page;

/// <summary>An event as the page shows it.</summary>
internal sealed record EventRow(
    string Id,
    DateTimeOffset Time,
    string Type,
    string CallConnectionId,
    string? Tone,
    EventDeliveryState State)
{
    public static EventRow Of(CloudEvent cloudEvent, EventDeliveryState state)
    {
        CallEventData data = cloudEvent.Data;
        return new(cloudEvent.Id, cloudEvent.Time, cloudEvent.Type, data.CallConnectionId, data.Tone, state);
    }
}

/// <summary>The state of an event's delivery.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<EventDeliveryState>))]
internal enum EventDeliveryState
{
    /// <summary>The event is queued or being posted.</summary>
    Pending,

    /// <summary>The receiver accepted the event.</summary>
    Delivered,

    /// <summary>The delivery failed at every attempt.</summary>
    Failed,
}
