using System;
using System.Net.Http;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Operations;

/// <summary>Tests the end of a call: hang up and terminate.</summary>
public sealed class EndCallTests : CallTest
{
    [Theory]
    [InlineData("DELETE", "/call")]
    [InlineData("POST", "/call:terminate")]
    public async Task A_call_that_ends_has_no_further_event_and_does_not_exist_anymore(string verb, string path)
    {
        Call call = AddCall();
        TimeSpan ringTime = TimeSpan.FromSeconds(1);
        Emulator.State.Invitations.Set(new InvitationRule { RingTime = ringTime });
        await StartRecognitionAsync(call, IssueToken());
        await PostAsync(":play", """{ "playSources": [{ "kind": "file", "file": { "uri": "https://127.0.0.1/a.wav" } }], "playOptions": { "loop": true } }""");
        await PostAsync(":recognize", $$"""{ "recognizeInputType": "dtmf", "recognizeOptions": { "targetParticipant": { "rawId": "{{Phone}}" } } }""");
        await PostAsync("/participants:add", """{ "participantToAdd": { "rawId": "8:orgid:agent" } }""");

        AssertStatus(204, await SendAsync(new HttpMethod(verb), path));

        await Events.ReadAllAsync("PlayStarted", "PlayCanceled", "RecognizeCanceled", "ContinuousDtmfRecognitionStopped", "CallDisconnected");
        ServiceAnswer again = await SendAsync(new HttpMethod(verb), path);
        Assert.Equal((404, "8522", "Call not found."), (again.Status, again.ErrorCode, again.ErrorMessage));
        Assert.Equal(0, Press(call, "one"));

        await Task.Delay(ringTime * 1.2);
        await AssertNoFurtherEventAsync();
    }

    [Fact]
    public async Task A_call_that_an_administrator_removes_has_no_further_event()
    {
        AddCall();
        await PostAsync(":play", """{ "playSources": [{ "kind": "file", "file": { "uri": "https://127.0.0.1/a.wav" } }], "playOptions": { "loop": true } }""");
        await Events.ReadAsync("PlayStarted");

        Assert.True(Emulator.State.Calls.Remove(CallId));

        await AssertNoFurtherEventAsync();
    }

    [Fact]
    public async Task A_repeated_termination_receives_the_stored_response()
    {
        AddCall();
        Guid requestId = Guid.NewGuid();

        AssertStatus(204, await PostAsync(":terminate", null, requestId));
        AssertStatus(204, await PostAsync(":terminate", null, requestId));
    }

    [Fact]
    public async Task A_call_that_an_administrator_ended_rejects_a_hang_up()
    {
        AddCall().State = CallConnectionState.Disconnected;

        ServiceAnswer answer = await SendAsync(HttpMethod.Delete, "/call");

        Assert.Equal((400, "8528"), (answer.Status, answer.ErrorCode));
    }

    /// <summary>Causes an event of another call with the same id, so that a further event would arrive before it.</summary>
    private async Task AssertNoFurtherEventAsync()
    {
        AddCall();
        await SendAsync(HttpMethod.Delete, "/call");
        await Events.ReadAsync("CallDisconnected");
    }
}
