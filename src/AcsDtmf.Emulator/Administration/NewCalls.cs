using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;

namespace AcsDtmf.Emulator.Administration;

/// <summary>The wish for a number of calls that are made up, or for one call that is described.</summary>
internal sealed record NewCalls
{
    /// <summary>How many calls to make up; when null, the other members describe one call.</summary>
    public int? Count { get; init; }

    public int ParticipantsPerCall { get; init; } = 2;

    public Uri? CallbackUri { get; init; }

    public string? CallConnectionId { get; init; }

    public string? ServerCallId { get; init; }

    public string? CorrelationId { get; init; }

    public CallConnectionState State { get; init; } = CallConnectionState.Connected;

    /// <summary>The raw id of the caller.</summary>
    public string? Source { get; init; }

    /// <summary>The raw ids of those who were called.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    public IReadOnlyList<NewParticipant> Participants { get; init; } = [];

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
