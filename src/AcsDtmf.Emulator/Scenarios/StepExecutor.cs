using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AcsDtmf.Emulator.Administration;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Schemas;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>Executes steps. The seed chooses the fields that a step omits: ids, calls, participants and tones.</summary>
internal sealed class StepExecutor(CallRegistry calls)
{
    private const string Keys = "0123456789*#";
    private const int MaximumTones = 4;

    /// <returns>A sentence that explains why the step has no effect, or null if it has one.</returns>
    public string? Execute(PlannedStep planned)
    {
        AdministrationRoute route = planned.Step.Route;
        JsonObject fields = planned.Step.Fields.DeepClone().AsObject();
        return Complete(fields, route, new Random(planned.Seed)) ?? Execute(fields, route);
    }

    private static string? Execute(JsonObject fields, AdministrationRoute route)
    {
        var path = new RouteValueDictionary();
        foreach (string parameter in route.Parameters)
        {
            path[parameter] = (string?)fields[StepFields.NameOf(parameter)];
        }

        object? body = route.BodyType is { } type ? fields.Deserialize(type, SchemaFactory.Options) : null;
        IResult result = route.Handle(path, body);
        return (result as IValueHttpResult)?.Value is AdministrationError.ErrorResponse response ? response.Error.Message : null;
    }

    private string? Complete(JsonObject fields, AdministrationRoute route, Random random)
    {
        if (route.Parameters.Contains(StepFields.CallParameter))
        {
            return ChooseCall(fields, route, random);
        }

        if (route.BodyType == typeof(CreateCallsRequest))
        {
            fields[StepFields.CallConnectionId] ??= NewId(random);
            fields[StepFields.CorrelationId] ??= NewId(random);
        }
        else if (route.BodyType == typeof(FaultRule))
        {
            fields[StepFields.Seed] ??= random.Next();
        }

        return null;
    }

    private string? ChooseCall(JsonObject fields, AdministrationRoute route, Random random)
    {
        string? id = (string?)fields[StepFields.CallConnectionId];
        bool namesParticipant = StepFields.NamesParticipant(route);
        IEnumerable<Call> candidates = calls.All.Where(candidate => id is null
            ? candidate.State is CallConnectionState.Connected && (candidate.Participants.Count > 0 || !namesParticipant)
            : candidate.CallConnectionId == id);
        if (Choose(candidates, random) is not { } call)
        {
            return id is null ? "No call is connected." : $"The call {QuotedText.Of(id)} does not exist.";
        }

        fields[StepFields.CallConnectionId] = call.CallConnectionId;
        return namesParticipant ? ChooseParticipant(fields, call, random) : null;
    }

    private static string? ChooseParticipant(JsonObject fields, Call call, Random random)
    {
        fields[StepFields.RawId] ??= Choose(call.Participants, random)?.RawId;
        fields[StepFields.Tones] ??= NewTones(random);
        return fields[StepFields.RawId] is null ? $"The call {QuotedText.Of(call.CallConnectionId)} has no participant." : null;
    }

    private static T? Choose<T>(IEnumerable<T> items, Random random)
        where T : class
    {
        T[] choices = [.. items];

        // The random number is drawn even if there is no choice, so that the later numbers do not depend on it.
        double position = random.NextDouble();
        return choices.ElementAtOrDefault((int)(position * choices.Length));
    }

    private static string NewId(Random random)
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private static JsonArray NewTones(Random random)
    {
        string keys = new(random.GetItems<char>(Keys, random.Next(1, MaximumTones + 1)));
        return Tones.TryParse(keys, out IReadOnlyList<string>? tones) ? [.. tones.Select(tone => (JsonNode)tone)] : [];
    }
}
