using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Operations;

/// <summary>A call as the service shows it.</summary>
internal sealed record CallConnectionProperties
{
    public required string CallConnectionId { get; init; }

    public required string ServerCallId { get; init; }

    public required IEnumerable<CommunicationIdentifierModel> Targets { get; init; }

    public required CallConnectionState CallConnectionState { get; init; }

    public Uri? CallbackUri { get; init; }

    public CommunicationIdentifierModel? Source { get; init; }

    public required string CorrelationId { get; init; }

    public static CallConnectionProperties Of(Call call) => new()
    {
        CallConnectionId = call.CallConnectionId,
        ServerCallId = call.ServerCallId,
        Targets = call.Targets.Select(RawIdParser.Parse),
        CallConnectionState = call.State,
        CallbackUri = call.CallbackUri,
        Source = call.Source is null ? null : RawIdParser.Parse(call.Source),
        CorrelationId = call.CorrelationId,
    };
}
