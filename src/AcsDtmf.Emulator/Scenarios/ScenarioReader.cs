using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AcsDtmf.Emulator.Administration;
using AcsDtmf.Emulator.Schemas;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Emulator.Scenarios;

/// <summary>Reads scenarios. Their actions are the requests of the administration API, with its schemas and its handlers.</summary>
internal sealed class ScenarioReader
{
    private readonly Dictionary<string, AdministrationRoute> _actions;

    public ScenarioReader(EmulatorState state)
    {
        var schemas = new SchemaFactory(state.Operations.Select(operation => operation.Description));
        _actions = AdministrationApi.CreateRoutes(state, schemas)
            .Where(route => route.Action is not null)
            .ToDictionary(route => route.Action!);
        Schema = ScenarioSchema.Create(schemas, _actions.Values);
    }

    /// <summary>Gets the schema of scenario files.</summary>
    public Schema Schema { get; }

    /// <param name="nameOrPath">The name of an included scenario or the path of a file.</param>
    /// <exception cref="InvalidScenarioException">The scenario does not exist, or it is invalid.</exception>
    public Scenario Read(string nameOrPath)
    {
        try
        {
            using Stream content = IncludedScenarios.Open(nameOrPath) ?? File.OpenRead(nameOrPath);
            return Create(JsonBody.Read(content, Schema, ObjectSchema.Scenario).AsObject());
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new InvalidScenarioException(
                $"The scenario {QuotedText.Of(nameOrPath)} is neither a file nor an included scenario. "
                    + $"Included scenarios: {string.Join(", ", IncludedScenarios.Names)}.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidScenarioException($"The scenario {QuotedText.Of(nameOrPath)} is not readable. {exception.Message}", exception);
        }
        catch (InvalidBodyException exception)
        {
            throw new InvalidScenarioException($"The scenario {QuotedText.Of(nameOrPath)} is invalid. {exception.Message}", exception);
        }
    }

    private Scenario Create(JsonObject content)
    {
        AdministrationRoute addCalls = _actions.Values.Single(route => route.BodyType == typeof(CreateCallsRequest));
        IEnumerable<ScenarioStep> calls = ItemsOf(content, ScenarioSchema.Calls)
            .Select(item => new ScenarioStep(item.Place, new() { AtSeconds = 0 }, addCalls, item.Fields));
        IEnumerable<ScenarioStep> timeline = ItemsOf(content, ScenarioSchema.Timeline)
            .Select(item => new ScenarioStep(
                item.Place,
                item.Fields.Deserialize<StepSchedule>(SchemaFactory.Options)!,
                _actions[(string)item.Fields[StepFields.Action]!],
                item.Fields));
        return new(content.Deserialize<ScenarioSettings>(SchemaFactory.Options)!, [.. calls, .. timeline]);
    }

    private static IEnumerable<(string Place, JsonObject Fields)> ItemsOf(JsonObject content, string list) =>
        content[list]?.AsArray().Select((item, index) => ($"{list}[{index}]", item!.AsObject())) ?? [];
}
