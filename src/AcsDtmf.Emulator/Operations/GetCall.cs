using System;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Returns the properties of a call in any state.</summary>
internal sealed class GetCall(CallLookup lookup)
    : Operation(new("getCall", HttpMethods.Get, OperationDescription.CallPath, successStatus: 200) { Aliases = ["get", "Get-AcsCallConnection"] })
{
    public override ServiceResponse Execute(ServiceRequest request)
    {
        Call call = lookup.Find(request);
        var properties = new CallConnectionProperties
        {
            CallConnectionId = call.CallConnectionId,
            ServerCallId = call.ServerCallId,
            Targets = call.Targets.Select(RawIdParser.Parse),
            CallConnectionState = call.State,
            CallbackUri = call.CallbackUri,
            Source = call.Source is null ? null : RawIdParser.Parse(call.Source),
            CorrelationId = call.CorrelationId,
        };
        return Success(properties) with { CorrelationId = call.CorrelationId };
    }

    /// <summary>The body of the response.</summary>
    private sealed record CallConnectionProperties
    {
        public required string CallConnectionId { get; init; }

        public required string ServerCallId { get; init; }

        public required IEnumerable<CommunicationIdentifierModel> Targets { get; init; }

        public required CallConnectionState CallConnectionState { get; init; }

        public Uri? CallbackUri { get; init; }

        public CommunicationIdentifierModel? Source { get; init; }

        public required string CorrelationId { get; init; }
    }
}
