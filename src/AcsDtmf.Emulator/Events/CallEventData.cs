namespace AcsDtmf.Emulator.Events;

/// <summary>What the events about a call tell. None of them names a participant: only the context does.</summary>
internal sealed record CallEventData
{
    public required string CallConnectionId { get; init; }

    public required string ServerCallId { get; init; }

    public required string CorrelationId { get; init; }

    public string? OperationContext { get; init; }

    public int? SequenceId { get; init; }

    public string? Tone { get; init; }

    public ResultInformation? ResultInformation { get; init; }

    /// <summary>The api-version of the request that caused the event; undocumented, but sent.</summary>
    public required string Version { get; init; }

    /// <summary>The event type once more; undocumented, but sent.</summary>
    public required string PublicEventType { get; init; }
}
