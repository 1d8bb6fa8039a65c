using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Identifiers;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The properties of a call in a response.</summary>
internal sealed record CallConnectionProperties
{
    public required string CallConnectionId { get; init; }

    public required string ServerCallId { get; init; }

    public required IEnumerable<CommunicationIdentifierModel> Targets { get; init; }

    public required CallConnectionState CallConnectionState { get; init; }

    public Uri? CallbackUri { get; init; }

    public PhoneNumberModel? SourceCallerIdNumber { get; init; }

    public string? SourceDisplayName { get; init; }

    public CommunicationIdentifierModel? Source { get; init; }

    public required string CorrelationId { get; init; }

    public CommunicationUserModel? AnsweredBy { get; init; }

    public static CallConnectionProperties Of(Call call) => new()
    {
        CallConnectionId = call.CallConnectionId,
        ServerCallId = call.ServerCallId,
        Targets = call.Targets.Select(RawIdParser.Parse),
        CallConnectionState = call.State,
        CallbackUri = call.CallbackUri,
        SourceCallerIdNumber = call.SourceCallerIdNumber is null ? null : new() { Value = call.SourceCallerIdNumber },
        SourceDisplayName = call.SourceDisplayName,
        Source = call.Source is null ? null : RawIdParser.Parse(call.Source),
        CorrelationId = call.CorrelationId,
        AnsweredBy = call.AnsweredBy is null ? null : new() { Id = call.AnsweredBy },
    };
}
