using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Scenarios;
using AcsDtmf.Emulator.Service;
using AcsDtmf.Emulator.Tests.Support;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Scenarios;

/// <summary>Tests the input of scenarios and their effect on the emulator.</summary>
public sealed class ScenarioTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Checkout.SourceFolder, "AcsDtmf.Emulator", "Scenarios");

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _skipped = new();

    public static TheoryData<string> Included { get; } = ["busy-hour", "closing-time", "throttled-service"];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_calls_and_the_steps_at_time_zero_exist_before_the_first_request()
    {
        await using EmulatorHost emulator = await PlayAsync(
            """
            {
              "name": "Test",
              "calls": [{ "count": 2 }, { "callConnectionId": "line", "participants": [{ "rawId": "4:+14255550123", "isMuted": true }] }],
              "timeline": [
                { "atSeconds": 0, "action": "setRateLimit", "requestsPerSecond": 7 },
                { "atSeconds": 0, "action": "addFault", "kind": "status", "operation": "stop", "status": 503 },
                { "atSeconds": 0, "action": "pressTones", "callConnectionId": "line", "tones": "1#" },
                { "atSeconds": 3600, "action": "removeCall", "callConnectionId": "line" }
              ]
            }
            """);

        Assert.Equal(3, emulator.State.Calls.Count);
        Assert.True(emulator.State.Calls.Find("line")!.Participants.Single().IsMuted);
        Assert.Equal(7, emulator.State.Admission.Settings!.RequestsPerSecond);
        Assert.Equal("stopContinuousDtmfRecognition", emulator.State.Faults.Rules.Single().Operation);
        Assert.Equal("Test", emulator.State.Scenario!.Name);
        Assert.Empty(_skipped);
    }

    [Fact]
    public async Task The_timeline_changes_the_state_in_the_order_of_its_times()
    {
        await using EmulatorHost emulator = await PlayAsync(
            """
            {
              "name": "Test",
              "calls": [{ "callConnectionId": "line", "participants": [{ "rawId": "first" }] }],
              "timeline": [
                { "atSeconds": 3, "action": "changeCall", "callConnectionId": "line", "state": "disconnected" },
                { "atSeconds": 1, "times": 2, "everySeconds": 1, "action": "addParticipant", "callConnectionId": "line", "rawId": "next" },
                { "atSeconds": 2, "action": "removeParticipant", "callConnectionId": "line", "rawId": "first" }
              ]
            }
            """,
            new EmulatorOptions { Speed = 10 });
        Call call = emulator.State.Calls.Find("line")!;

        Assert.Equal(["first"], call.Participants.Select(participant => participant.RawId));
        await Patience.UntilAsync(() => call.State is CallConnectionState.Disconnected);
        Assert.Equal(["next", "next"], call.Participants.Select(participant => participant.RawId));
        Assert.Empty(_skipped);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_calls_tones_and_order()
    {
        string[] first = await ReadRunAsync(seed: 5);

        Assert.Equal(first, await ReadRunAsync(seed: 5));
        Assert.NotEqual(first, await ReadRunAsync(seed: 6));
    }

    [Fact]
    public async Task A_reset_starts_the_scenario_again()
    {
        await using EmulatorHost emulator = await PlayAsync(
            """
            {
              "name": "Test",
              "calls": [{ "participants": [{ "rawId": "a" }] }],
              "timeline": [
                { "atSeconds": 1, "action": "addCalls", "callConnectionId": "later" },
                { "atSeconds": 2, "action": "addCalls", "callConnectionId": "last" }
              ]
            }
            """,
            new EmulatorOptions { Speed = 5 });
        string id = emulator.State.Calls.All.Single().CallConnectionId;
        await Patience.UntilAsync(() => emulator.State.Calls.Find("later") is not null);

        emulator.State.Reset();

        Assert.Equal([id], emulator.State.Calls.All.Select(call => call.CallConnectionId));
        await Patience.UntilAsync(() => emulator.State.Calls.Find("last") is not null);
        Assert.NotNull(emulator.State.Calls.Find("later"));
        Assert.Equal(3, emulator.State.Calls.Count);
    }

    [Fact]
    public async Task A_fault_with_a_probability_has_the_seed_of_the_scenario()
    {
        const string Scenario =
            """{ "name": "Test", "seed": 1, "timeline": [{ "atSeconds": 0, "action": "addFault", "probability": 0.5 }] }""";

        Assert.Equal(await ReadSeedAsync(null), await ReadSeedAsync(1));
        Assert.NotEqual(await ReadSeedAsync(null), await ReadSeedAsync(2));

        async Task<int> ReadSeedAsync(int? seed)
        {
            await using EmulatorHost emulator = await PlayAsync(Scenario, new EmulatorOptions { Seed = seed });
            FaultRule fault = emulator.State.Faults.Rules.Single();
            return fault.Seed;
        }
    }

    [Theory]
    [InlineData("""{ "atSeconds": 0, "action": "removeCall", "callConnectionId": "none" }""", "The step timeline[0] has no effect. The call 'none' does not exist.")]
    [InlineData("""{ "atSeconds": 0, "action": "pressTones", "callConnectionId": "line", "rawId": "none", "tones": "1" }""", "The step timeline[0] has no effect. The call 'line' has no participant 'none'.")]
    [InlineData("""{ "atSeconds": 0, "action": "pressTones", "callConnectionId": "empty" }""", "The step timeline[0] has no effect. The call 'empty' has no participant.")]
    public async Task A_step_without_an_effect_is_reported(string step, string message)
    {
        await using EmulatorHost emulator = await PlayAsync(
            $$"""{ "name": "Test", "calls": [{ "callConnectionId": "line", "participants": [{ "rawId": "a" }] }, { "callConnectionId": "empty" }], "timeline": [{{step}}] }""");

        Assert.Equal([message], _skipped);
    }

    [Fact]
    public async Task A_step_without_a_connected_call_is_reported()
    {
        await using EmulatorHost emulator = await PlayAsync("""{ "name": "Test", "timeline": [{ "atSeconds": 0, "action": "changeCall", "state": "disconnected" }] }""");

        Assert.Equal(["The step timeline[0] has no effect. No call is connected."], _skipped);
    }

    [Theory]
    [InlineData("""{ "timeline": [] }""", "The field 'name' is required. Its value is a string.")]
    [InlineData("""{ "name": "Test", "time": [] }""", "The field 'time' of the scenario is unknown. Allowed fields: $schema, name, description, seed, calls, timeline.")]
    [InlineData("""{ "name": "Test", "calls": [{ "count": -1 }] }""", "The calls[0].count -1 is not an integer from 0 to 100000.")]
    [InlineData("""{ "name": "Test", "timeline": [1] }""", "The timeline[0] 1 is not an object.")]
    [InlineData("""{ "name": "Test", "timeline": [{ "atSeconds": 1 }] }""", "The field 'timeline[0].action' is required. Its value is one of the allowed values: addCalls, changeCall, removeCall, addParticipant, removeParticipant, pressTones, setInvitation, clearInvitations, setMedia, addFault, clearFaults, setRateLimit, setLatency, setPaging.")]
    [InlineData("""{ "name": "Test", "timeline": [{ "atSeconds": 1, "action": "reset" }] }""", "The timeline[0].action 'reset' is unknown. Allowed values: addCalls, changeCall, removeCall, addParticipant, removeParticipant, pressTones, setInvitation, clearInvitations, setMedia, addFault, clearFaults, setRateLimit, setLatency, setPaging.")]
    [InlineData("""{ "name": "Test", "timeline": [{ "action": "clearFaults" }] }""", "The field 'timeline[0].atSeconds' is required. Its value is a number from 0 to 86400.")]
    [InlineData("""{ "name": "Test", "timeline": [{ "atSeconds": 0, "action": "clearFaults", "kind": "html" }] }""", "The field 'kind' of the timeline[0] is unknown. Allowed fields: action, atSeconds, jitterSeconds, times, everySeconds.")]
    [InlineData("""{ "name": "Test", "timeline": [{ "atSeconds": 0, "action": "pressTones", "tones": "x" }] }""", "The value 'x' of timeline[0].tones is not a tone. Allowed tones: zero, one, two, three, four, five, six, seven, eight, nine, a, b, c, d, pound, asterisk, hash, star, and the keys 0 to 9, A to D, # and *.")]
    [InlineData("{ \"name\": \"Test\",\n  \"timeline\": [}", "The scenario is not valid JSON at line 2, column 16.")]
    [InlineData("""{ "name": "\ud800" }""", "The scenario contains text that is not valid Unicode.")]
    public async Task An_invalid_scenario_is_explained(string scenario, string message)
    {
        var exception = await Assert.ThrowsAsync<InvalidScenarioException>(() => PlayAsync(scenario));

        Assert.EndsWith("is invalid. " + message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Included))]
    public async Task An_included_scenario_plays_to_its_end_and_every_step_has_an_effect(string name)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { Scenario = name, Speed = EmulatorOptions.MaximumSpeed, ReportSkippedStep = _skipped.Enqueue }, CancellationToken);

        Assert.NotEqual(0, emulator.State.Calls.Count);
        await Patience.UntilAsync(() => emulator.State.Scenario!.HasEnded);
        Assert.Empty(_skipped);
    }

    [Fact]
    public async Task The_example_of_the_documentation_is_valid()
    {
        string readMe = await File.ReadAllTextAsync(Path.Combine(Checkout.SourceFolder, "AcsDtmf.Emulator", "README.md"), CancellationToken);
        string example = readMe.Split("```json")[1].Split("```")[0];

        await using EmulatorHost emulator = await PlayAsync(example);

        Assert.Equal("A call that ends during recognition", emulator.State.Scenario!.Name);
        Assert.Equal(11, emulator.State.Calls.Count);
        Assert.Equal(50, emulator.State.Admission.Settings!.RequestsPerSecond);
    }

    [Fact]
    public async Task The_published_schema_is_the_schema_of_the_emulator()
    {
        (int exitCode, string output) = await InstalledProgram.RunAsync(
            "dotnet", [EmulatorProcess.Assembly, "--scenario-schema"], _folder.Path, new Dictionary<string, string>(), TimeSpan.FromMinutes(1));
        string published = await File.ReadAllTextAsync(Path.Combine(Folder, "scenario.schema.json"), CancellationToken);

        Assert.Equal((0, published.ReplaceLineEndings()), (exitCode, output.ReplaceLineEndings()));
    }

    /// <summary>Plays a scenario with random choices, and returns the ids of its calls and the tones in the order of their events.</summary>
    private async Task<string[]> ReadRunAsync(int seed)
    {
        await using CallbackReceiver events = await CallbackReceiver.StartAsync();
        await using EmulatorHost emulator = await PlayAsync(
            $$"""
            {
              "name": "Test",
              "calls": [
                { "participants": [{ "rawId": "other" }], "state": "connecting" },
                { "callConnectionId": "line", "callbackUri": "{{events.Address}}", "participants": [{ "rawId": "8:a" }, { "rawId": "8:b" }, { "rawId": "8:c" }] }
              ],
              "timeline": [
                { "atSeconds": 10, "times": 5, "everySeconds": 0, "jitterSeconds": 5, "action": "pressTones" },
                { "atSeconds": 10, "times": 5, "everySeconds": 0, "jitterSeconds": 5, "action": "pressTones", "tones": "A" },
                { "atSeconds": 15, "action": "changeCall", "callConnectionId": "line", "state": "disconnected" }
              ]
            }
            """,
            new EmulatorOptions { Seed = seed, Speed = 5 });
        using var client = new ServiceClient(emulator);
        foreach (string rawId in new[] { "8:a", "8:b", "8:c" })
        {
            ServiceAnswer started = await client.SendAsync(
                HttpMethod.Post,
                "/line:startContinuousDtmfRecognition",
                $$"""{ "targetParticipant": { "rawId": "{{rawId}}" }, "operationContext": "{{rawId}}" }""");
            Assert.Equal(200, started.Status);
        }

        List<string> tones = [];
        while (await events.ReadNextAsync() is var next && (string?)next["type"] == "Microsoft.Communication.ContinuousDtmfRecognitionToneReceived")
        {
            tones.Add(string.Create(CultureInfo.InvariantCulture, $"{next["data"]!["operationContext"]} {next["data"]!["tone"]}"));
        }

        Assert.InRange(tones.Count, 10, 25);
        return [.. emulator.State.Calls.All.Select(call => $"{call.CallConnectionId} {call.CorrelationId}"), .. tones];
    }

    private Task<EmulatorHost> PlayAsync(string scenario, EmulatorOptions? options = null)
    {
        string path = _folder.Write("scenario.json", scenario);
        return EmulatorHost.StartAsync((options ?? new()) with { Scenario = path, ReportSkippedStep = _skipped.Enqueue }, CancellationToken);
    }
}
