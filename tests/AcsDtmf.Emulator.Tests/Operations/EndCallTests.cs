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
        Respond(InvitationResponse.Accept);
        await StartRecognitionAsync(call, IssueToken());
        await PostAsync(":play", """{ "playSources": [{ "kind": "file", "file": { "uri": "https://127.0.0.1/a.wav" } }], "playOptions": { "loop": true } }""");
        await PostAsync(":recognize", $$"""{ "recognizeInputType": "dtmf", "recognizeOptions": { "targetParticipant": { "rawId": "{{Phone}}" } } }""");
        await PostAsync("/participants:add", """{ "participantToAdd": { "rawId": "8:orgid:agent" } }""");

        AssertStatus(204, await SendAsync(new HttpMethod(verb), path));

        await Events.ReadAllAsync("PlayStarted", "PlayCanceled", "RecognizeCanceled", "ContinuousDtmfRecognitionStopped", "CallDisconnected");
        ServiceAnswer again = await SendAsync(new HttpMethod(verb), path);
        Assert.Equal((404, "8522", "Call not found."), (again.Status, again.ErrorCode, again.ErrorMessage));
        Assert.Equal(0, Press(call, "one"));

        // The invitation would be accepted by now, so the next event of another call shows that no event followed.
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        AddCall();
        await SendAsync(HttpMethod.Delete, "/call");
        await Events.ReadAsync("CallDisconnected");
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
}
