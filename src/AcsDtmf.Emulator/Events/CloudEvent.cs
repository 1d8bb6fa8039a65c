using System;

namespace AcsDtmf.Emulator.Events;

/// <summary>The CloudEvents 1.0 envelope, its members in the order the service writes them.</summary>
internal sealed record CloudEvent
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Type { get; init; }

    public required CallEventData Data { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string Specversion { get; init; } = "1.0";

    public string Datacontenttype { get; init; } = "application/json";

    public required string Subject { get; init; }
}
