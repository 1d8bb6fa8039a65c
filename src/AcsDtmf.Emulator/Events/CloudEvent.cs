using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Events;

/// <summary>A CloudEvents 1.0 envelope. Its members have the same order as in the service's events.</summary>
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

/// <summary>
/// The data of a call event. The events of recognition do not name the participant. Only the operation context can identify it.
/// </summary>
internal sealed record CallEventData
{
    public required string CallConnectionId { get; init; }

    public required string ServerCallId { get; init; }

    public required string CorrelationId { get; init; }

    public string? OperationContext { get; init; }

    public int? SequenceId { get; init; }

    public string? Tone { get; init; }

    public string? RecognitionType { get; init; }

    public DtmfResult? DtmfResult { get; init; }

    public int? FailedPlaySourceIndex { get; init; }

    public CommunicationIdentifierModel? Participant { get; init; }

    public string? InvitationId { get; init; }

    public int? SequenceNumber { get; init; }

    public IReadOnlyList<CallParticipantModel>? Participants { get; init; }

    public EventResult? ResultInformation { get; init; }

    /// <summary>Gets the api-version of the request that caused the event. The service sends this undocumented member.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the event type. The service sends this undocumented member.</summary>
    public required string PublicEventType { get; init; }
}

/// <summary>The tones that a participant pressed.</summary>
internal sealed record DtmfResult(IReadOnlyList<string> Tones);

/// <summary>The result of an operation.</summary>
internal sealed record EventResult(int Code, int SubCode, string Message);
