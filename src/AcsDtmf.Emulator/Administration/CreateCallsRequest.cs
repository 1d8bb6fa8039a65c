using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Requests a number of generated calls, or one call with the given properties.</summary>
internal sealed record CreateCallsRequest
{
    /// <summary>Gets the number of calls to generate, or null if the other members describe one call.</summary>
    [AllowedRange(0, 100_000)]
    public int? Count { get; init; }

    [AllowedRange(0, 1_000)]
    public int ParticipantsPerCall { get; init; } = 2;

    public Uri? CallbackUri { get; init; }

    public string? CallConnectionId { get; init; }

    public string? ServerCallId { get; init; }

    public string? CorrelationId { get; init; }

    public CallConnectionState State { get; init; } = CallConnectionState.Connected;

    /// <summary>Gets the raw id of the caller.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the raw ids of the called participants.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    public IReadOnlyList<CreateParticipantRequest> Participants { get; init; } = [];

    public Call ToCall() => new(
        CallConnectionId ?? Guid.NewGuid().ToString(),
        Participants.Select(participant => participant.ToParticipant()))
    {
        CorrelationId = CorrelationId ?? Guid.NewGuid().ToString(),
        ServerCallId = ServerCallId,
        CallbackUri = CallbackUri,
        Source = Source,
        Targets = Targets,
        State = State,
    };
}

/// <summary>Describes a participant of the call.</summary>
internal sealed record CreateParticipantRequest
{
    public required string RawId { get; init; }

    public bool IsMuted { get; init; }

    public bool IsOnHold { get; init; }

    public Participant ToParticipant() => new(RawId) { IsMuted = IsMuted, IsOnHold = IsOnHold };
}
