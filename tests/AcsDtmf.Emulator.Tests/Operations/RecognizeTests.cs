using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Operations;

/// <summary>Tests the collection of tones.</summary>
public sealed class RecognizeTests : CallTest
{
    private const string Prompt = """, "playPrompt": { "kind": "file", "file": { "uri": "https://127.0.0.1/a.wav" } }""";

    [Fact]
    public async Task Tones_are_collected_up_to_the_maximum()
    {
        Call call = AddCall();
        AssertStatus(202, await RecognizeAsync("\"dtmfOptions\": { \"maxTonesToCollect\": 3 }"));

        Assert.Equal(3, Press(call, "one", "two", "three", "four"));

        Assert.Equal((8531, "one,two,three"), await ReadCompletedAsync());
    }

    [Fact]
    public async Task A_stop_tone_ends_the_collection()
    {
        Call call = AddCall();
        await RecognizeAsync("\"dtmfOptions\": { \"stopTones\": [\"pound\"] }");

        Press(call, "one");
        Press(call, "two", "pound");

        Assert.Equal((8514, "one,two"), await ReadCompletedAsync());
    }

    [Fact]
    public async Task A_pause_after_a_tone_ends_the_collection()
    {
        Call call = AddCall();
        await RecognizeAsync("\"dtmfOptions\": { \"interToneTimeoutInSeconds\": 1 }");

        Press(call, "one");

        Assert.Equal((8532, "one"), await ReadCompletedAsync());
    }

    [Fact]
    public async Task Silence_fails_the_collection()
    {
        AddCall();

        await RecognizeAsync("\"initialSilenceTimeoutInSeconds\": 0");

        Assert.Equal(8510, await ReadFailedAsync());
    }

    [Fact]
    public async Task A_tone_can_interrupt_the_prompt()
    {
        Call call = AddCall();
        Emulator.State.Media.PlayDuration = TimeSpan.FromMinutes(1);
        await RecognizeAsync("\"interruptPrompt\": true, \"dtmfOptions\": { \"maxTonesToCollect\": 1 }", Prompt);

        Assert.Equal(1, Press(call, "one"));

        Assert.Equal((8531, "one"), await ReadCompletedAsync());
    }

    [Fact]
    public async Task A_tone_during_another_prompt_is_ignored()
    {
        Call call = AddCall();
        Emulator.State.Media.PlayDuration = TimeSpan.FromMinutes(1);
        await RecognizeAsync("\"dtmfOptions\": { \"maxTonesToCollect\": 1 }", Prompt);

        Assert.Equal(0, Press(call, "one"));
    }

    [Fact]
    public async Task Silence_after_the_prompt_fails_the_collection()
    {
        AddCall();

        await RecognizeAsync("\"initialSilenceTimeoutInSeconds\": 0", Prompt);

        Assert.Equal(8510, await ReadFailedAsync());
    }

    [Fact]
    public async Task Only_the_tones_of_the_participant_are_collected()
    {
        Call call = AddCall();
        await RecognizeAsync("\"dtmfOptions\": { \"maxTonesToCollect\": 1 }");

        Assert.Equal(0, Emulator.State.Simulator.PressTones(call, call.FindParticipant(User)!, ["nine"]));
        Press(call, "one");

        Assert.Equal((8531, "one"), await ReadCompletedAsync());
    }

    [Fact]
    public async Task Continuous_recognition_reports_a_collected_tone_too()
    {
        Call call = AddCall();
        await StartRecognitionAsync(call, IssueToken());
        await RecognizeAsync("\"dtmfOptions\": { \"maxTonesToCollect\": 1 }");

        Assert.Equal(1, Press(call, "one"));

        Assert.Equal((8531, "one"), await ReadCompletedAsync());
        Assert.Equal("one", (string?)(await Events.ReadAsync("ContinuousDtmfRecognitionToneReceived"))["tone"]);
    }

    [Fact]
    public async Task A_canceled_collection_receives_no_tone()
    {
        Call call = AddCall();
        await RecognizeAsync("\"dtmfOptions\": { \"maxTonesToCollect\": 1 }");

        AssertStatus(202, await PostAsync(":cancelAllMediaOperations", body: null));

        Assert.Equal("menu", (string?)(await Events.ReadAsync("RecognizeCanceled"))["operationContext"]);
        Assert.Equal(0, Press(call, "one"));
    }

    [Theory]
    [InlineData("", 8512)]
    [InlineData(Prompt, 8511)]
    public async Task A_call_whose_media_fails_recognizes_nothing(string members, int subCode)
    {
        AddCall().FailsMedia = true;

        await RecognizeAsync("\"initialSilenceTimeoutInSeconds\": 300", members);

        Assert.Equal(subCode, await ReadFailedAsync());
    }

    [Theory]
    [InlineData("\"initialSilenceTimeoutInSeconds\": 301", "8523", "Invalid request, initialSilenceTimeoutInSeconds must be from 0 to 300.")]
    [InlineData("\"dtmfOptions\": { \"interToneTimeoutInSeconds\": 0 }", "8523", "Invalid request, interToneTimeoutInSeconds must be from 1 to 60.")]
    [InlineData("\"dtmfOptions\": { \"maxTonesToCollect\": 0 }", "8523", "Invalid request, maxTonesToCollect must be from 1 to 2147483647.")]
    [InlineData("\"dtmfOptions\": { \"stopTones\": [\"#\"] }", "8534", "'#' is not a valid DTMF tone.")]
    public async Task An_invalid_option_is_rejected(string option, string code, string message)
    {
        AddCall();

        ServiceAnswer answer = await RecognizeAsync(option);

        Assert.Equal((400, code, message), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    [Theory]
    [InlineData("speech", 501, "The emulator does not support the recognizeInputType speech. Use dtmf.")]
    [InlineData("speechOrDtmf", 501, "The emulator does not support the recognizeInputType speechOrDtmf. Use dtmf.")]
    [InlineData("choices", 501, "The emulator does not support the recognizeInputType choices. Use dtmf.")]
    [InlineData("smoke", 400, "Invalid request, recognizeInputType is unknown. Use dtmf, speech, speechOrDtmf or choices.")]
    public async Task Only_tones_are_recognized(string type, int status, string message)
    {
        AddCall();

        ServiceAnswer answer = await PostAsync(
            ":recognize", $$"""{ "recognizeInputType": "{{type}}", "recognizeOptions": { "targetParticipant": { "rawId": "{{Phone}}" } } }""");

        Assert.Equal((status, message), (answer.Status, answer.ErrorMessage));
    }

    private Task<ServiceAnswer> RecognizeAsync(string options, string members = "") => PostAsync(
        ":recognize",
        $$"""{ "recognizeInputType": "dtmf", "operationContext": "menu"{{members}}, "recognizeOptions": { "targetParticipant": { "rawId": "{{Phone}}" }, {{options}} } }""");

    private async Task<(int? SubCode, string Tones)> ReadCompletedAsync()
    {
        JsonNode completed = await Events.ReadAsync("RecognizeCompleted");
        Assert.Equal(("menu", "dtmf"), ((string?)completed["operationContext"], (string?)completed["recognitionType"]));
        return ((int?)completed["resultInformation"]!["subCode"], string.Join(",", completed["dtmfResult"]!["tones"]!.AsArray().Select(tone => (string?)tone)));
    }

    private async Task<int?> ReadFailedAsync() => (int?)(await Events.ReadAsync("RecognizeFailed"))["resultInformation"]!["subCode"];
}
