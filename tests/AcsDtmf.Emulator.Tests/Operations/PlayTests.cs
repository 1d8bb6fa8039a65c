using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Operations;

/// <summary>Tests audio in a call, and the queue of media operations.</summary>
public sealed class PlayTests : CallTest
{
    private const string File = """{ "kind": "file", "file": { "uri": "https://127.0.0.1/a.wav" } }""";

    [Theory]
    [InlineData("[" + File + "]")]
    [InlineData("[" + File + "," + File + "]")]
    [InlineData("""[{ "kind": "text", "text": { "text": "Hello", "voiceName": "en-US-AvaNeural" } }]""")]
    [InlineData("""[{ "kind": "ssml", "ssml": { "ssmlText": "<speak/>" } }]""")]
    public async Task Audio_starts_and_completes(string sources)
    {
        AddCall();

        AssertStatus(202, await PlayAsync(sources, "menu", $$""", "playTo": [{ "rawId": "{{Phone}}" }]"""));

        JsonNode started = await Events.ReadAsync("PlayStarted");
        JsonNode completed = await Events.ReadAsync("PlayCompleted");
        Assert.Equal(("menu", "menu"), ((string?)started["operationContext"], (string?)completed["operationContext"]));
        Assert.Equal((200, 0), ((int?)completed["resultInformation"]!["code"], (int?)completed["resultInformation"]!["subCode"]));
    }

    [Fact]
    public async Task Audio_waits_for_the_audio_before_it()
    {
        AddCall();

        await PlayAsync($"[{File}]", "first");
        await PlayAsync($"[{File}]", "second");

        Assert.Equal("first", (string?)(await Events.ReadAsync("PlayStarted"))["operationContext"]);
        Assert.Equal("first", (string?)(await Events.ReadAsync("PlayCompleted"))["operationContext"]);
        Assert.Equal("second", (string?)(await Events.ReadAsync("PlayStarted"))["operationContext"]);
        Assert.Equal("second", (string?)(await Events.ReadAsync("PlayCompleted"))["operationContext"]);
    }

    [Fact]
    public async Task Audio_can_interrupt_the_audio_before_it()
    {
        AddCall();

        await PlayAsync($"[{File}]", "first", """, "playOptions": { "loop": true }""");
        await PlayAsync($"[{File}]", "waiting");
        await PlayAsync($"[{File}]", "urgent", """, "interruptCallMediaOperation": true""");

        await Events.ReadAsync("PlayStarted");
        Assert.Equal("first", (string?)(await Events.ReadAsync("PlayCanceled"))["operationContext"]);
        Assert.Equal("waiting", (string?)(await Events.ReadAsync("PlayCanceled"))["operationContext"]);
        Assert.Equal("urgent", (string?)(await Events.ReadAsync("PlayStarted"))["operationContext"]);
        await Events.ReadAsync("PlayCompleted");
    }

    [Fact]
    public async Task Looped_audio_plays_until_it_is_canceled()
    {
        AddCall();
        await PlayAsync($"[{File}]", "hold music", """, "playOptions": { "loop": true }""");

        AssertStatus(202, await PostAsync(":cancelAllMediaOperations", body: null));

        await Events.ReadAsync("PlayStarted");
        JsonNode canceled = await Events.ReadAsync("PlayCanceled");
        Assert.Equal(("hold music", 8508), ((string?)canceled["operationContext"], (int?)canceled["resultInformation"]!["subCode"]));
    }

    [Fact]
    public async Task Audio_for_a_participant_ends_when_the_participant_leaves()
    {
        Call call = AddCall();
        await PlayAsync($"[{File}]", "hold music", $$""", "playOptions": { "loop": true }, "playTo": [{ "rawId": "{{Phone}}" }]""");

        Emulator.State.Simulator.Leave(call, call.FindParticipant(Phone)!);

        await Events.ReadAllAsync("PlayStarted", "PlayCanceled", "ParticipantsUpdated");
    }

    [Fact]
    public async Task Audio_that_fails_causes_an_event()
    {
        AddCall().FailsMedia = true;

        AssertStatus(202, await PlayAsync($"[{File}]", "menu"));

        JsonNode failed = await Events.ReadAsync("PlayFailed");
        Assert.Equal((8536, 0), ((int?)failed["resultInformation"]!["subCode"], (int?)failed["failedPlaySourceIndex"]));
    }

    [Fact]
    public async Task The_callback_uri_of_the_request_receives_the_events()
    {
        AddCall();
        await using CallbackReceiver other = await CallbackReceiver.StartAsync();

        await PlayAsync($"[{File}]", "menu", $$""", "operationCallbackUri": "{{other.Address}}" """);

        await other.ReadAllAsync("PlayStarted", "PlayCompleted");
    }

    [Theory]
    [InlineData("[]", "", 400, "Invalid request, playSources must contain a source.")]
    [InlineData("""[{ "kind": "tape" }]""", "", 400, "Invalid request, playSources has an unknown kind. Use file, text or ssml.")]
    [InlineData("""[{ "kind": "text", "file": { "uri": "a" } }]""", "", 400, "Invalid request, playSources has the kind text but does not contain text.")]
    [InlineData("[" + File + "]", ", \"playTo\": [{ \"rawId\": \"8:orgid:stranger\" }]", 404, "Participant not found.")]
    public async Task An_invalid_request_plays_nothing(string sources, string members, int status, string message)
    {
        AddCall();

        ServiceAnswer answer = await PlayAsync(sources, "menu", members);

        Assert.Equal((status, message), (answer.Status, answer.ErrorMessage));
    }

    private Task<ServiceAnswer> PlayAsync(string sources, string context, string members = "") =>
        PostAsync(":play", $$"""{ "playSources": {{sources}}, "operationContext": "{{context}}"{{members}} }""");
}
