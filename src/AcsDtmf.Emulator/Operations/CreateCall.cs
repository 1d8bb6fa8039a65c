using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Identifiers;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Creates a call and invites its targets. The call is connected when the first target accepts.</summary>
internal sealed class CreateCall(CallConnector connector, CallEventPublisher events, RepeatabilityCache repeatability)
    : RepeatableOperation(
        new("createCall", HttpMethods.Post, OperationDescription.CallsPath, successStatus: 201) { Aliases = ["create"] },
        repeatability)
{
    protected override ServiceResponse ExecuteOnce(ServiceRequest request)
    {
        var body = RequestBody.Read<CreateCallRequest>(request);
        string[] targets = [.. body.Targets.Select(target => RawIdResolver.Resolve(target, "targets")).Distinct()];
        if (targets.Length == 0)
        {
            throw RequestRejectedException.InvalidRequest("targets must contain a participant.");
        }

        foreach (string target in targets)
        {
            CallSourceRules.Check(target, body.SourceCallerIdNumber);
        }

        body.CheckOptions();
        var call = new Call(Guid.NewGuid().ToString(), [])
        {
            State = CallConnectionState.Connecting,
            CallbackUri = body.ParseCallbackUri(),
            Context = body.ToEventContext(request),
            Source = body.Source?.Id ?? SourceOf(body.TeamsAppSource),
            SourceCallerIdNumber = body.SourceCallerIdNumber?.Value,
            SourceDisplayName = body.SourceDisplayName,
            Targets = targets,
        };

        // The response describes the call before a target responds.
        ServiceResponse response = Acted(call, CallConnectionProperties.Of(call));
        connector.Connect(call, targets, events.CreateCallFailed);
        return response;
    }

    private static string? SourceOf(MicrosoftTeamsAppModel? app) =>
        app is null ? null : RawIdResolver.Resolve(new() { MicrosoftTeamsApp = app }, "teamsAppSource");

    /// <summary>The body of the request. The schema allows no other member.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record CreateCallRequest : NewCallRequest
    {
        public required IReadOnlyList<CommunicationIdentifierModel> Targets { get; init; }

        public PhoneNumberModel? SourceCallerIdNumber { get; init; }

        public string? SourceDisplayName { get; init; }

        public CommunicationUserModel? Source { get; init; }

        public MicrosoftTeamsAppModel? TeamsAppSource { get; init; }
    }
}
