using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Operations;

/// <summary>Tests the operations that change a participant: remove, mute, hold and unhold.</summary>
public sealed class ParticipantStateTests : CallTest
{
    [Fact]
    public async Task A_removed_participant_is_not_recognized_anymore()
    {
        Call call = AddCall();
        Participant participant = call.FindParticipant(Phone)!;
        await StartRecognitionAsync(call, IssueToken());
        await PostAsync(":recognize", $$"""{ "recognizeInputType": "dtmf", "recognizeOptions": { "targetParticipant": { "rawId": "{{Phone}}" } } }""");

        ServiceAnswer removed = await PostAsync("/participants:remove", $$"""{ "participantToRemove": { "rawId": "{{Phone}}" }, "operationContext": "order 17" }""");

        AssertStatus(202, removed);
        Assert.Equal("order 17", (string?)removed.Body["operationContext"]);
        JsonNode succeeded = await Events.ReadAsync("RemoveParticipantSucceeded");
        Assert.Equal(("order 17", Phone), ((string?)succeeded["operationContext"], (string?)succeeded["participant"]!["rawId"]));
        await Events.ReadAllAsync("ContinuousDtmfRecognitionStopped", "RecognizeCanceled");
        Assert.Equal([User], (await Events.ReadAsync("ParticipantsUpdated"))["participants"]!.AsArray().Select(remaining => (string)remaining!["identifier"]!["rawId"]!));
        Assert.Equal(0, Emulator.State.Simulator.PressTones(call, participant, ["one"]));
        ServiceAnswer again = await PostAsync("/participants:remove", $$"""{ "participantToRemove": { "rawId": "{{Phone}}" } }""");
        Assert.Equal((404, "8522", "Participant not found."), (again.Status, again.ErrorCode, again.ErrorMessage));
    }

    [Fact]
    public async Task A_muted_user_is_reported_as_muted()
    {
        AddCall();

        ServiceAnswer muted = await PostAsync("/participants:mute", $$"""{ "targetParticipants": [{ "rawId": "{{User}}" }], "operationContext": "order 17" }""");

        AssertStatus(200, muted);
        Assert.Equal("order 17", (string?)muted.Body["operationContext"]);
        Assert.Equal((false, true), await ReadStateAsync("isMuted"));
    }

    [Theory]
    [InlineData("""{ "targetParticipants": [] }""", 400, "Invalid request, targetParticipants must contain a participant.")]
    [InlineData("""{ "targetParticipants": [{ "rawId": "4:+14255550123" }] }""", 400, "Invalid request, targetParticipants can contain only Communication Services users.")]
    [InlineData("""{ "targetParticipants": [{ "rawId": "8:acs:resource_stranger" }] }""", 404, "Participant not found.")]
    public async Task Only_users_in_the_call_are_muted(string body, int status, string message)
    {
        AddCall();

        ServiceAnswer answer = await PostAsync("/participants:mute", body);

        Assert.Equal((status, message), (answer.Status, answer.ErrorMessage));
    }

    [Fact]
    public async Task A_participant_is_on_hold_until_unhold()
    {
        AddCall();
        string body = $$"""{ "targetParticipant": { "rawId": "{{Phone}}" } }""";

        AssertStatus(200, await PostAsync(":hold", body));
        Assert.Equal((true, false), await ReadStateAsync("isOnHold"));

        AssertStatus(200, await PostAsync(":unhold", body));
        Assert.Equal((false, false), await ReadStateAsync("isOnHold"));
    }

    [Fact]
    public async Task A_hold_that_fails_causes_an_event()
    {
        Call call = AddCall();
        call.FailsMedia = true;

        AssertStatus(200, await PostAsync(":hold", $$"""{ "targetParticipant": { "rawId": "{{Phone}}" }, "operationContext": "order 17" }"""));

        Assert.Equal("order 17", (string?)(await Events.ReadAsync("HoldFailed"))["operationContext"]);
        Assert.False(call.FindParticipant(Phone)!.IsOnHold);
    }

    [Theory]
    [InlineData(":hold", """{ "targetParticipant": { "rawId": "8:orgid:stranger" } }""", 404, "Participant not found.")]
    [InlineData(":unhold", """{ "targetParticipant": { "rawId": "8:orgid:stranger" } }""", 404, "Participant not found.")]
    [InlineData(":hold", """{ "targetParticipant": { "rawId": "4:+14255550123" }, "playSourceInfo": { "kind": "tape" } }""", 400, "Invalid request, playSourceInfo has an unknown kind. Use file, text or ssml.")]
    [InlineData(":unhold", """{ "targetParticipant": { "rawId": "4:+14255550123" }, "operationCallbackUri": "x" }""", 400, "Invalid request, operationCallbackUri must be an absolute https URI.")]
    public async Task An_invalid_hold_is_rejected(string action, string body, int status, string message)
    {
        AddCall();

        ServiceAnswer answer = await PostAsync(action, body);

        Assert.Equal((status, message), (answer.Status, answer.ErrorMessage));
    }

    private async Task<(bool Phone, bool User)> ReadStateAsync(string member)
    {
        JsonNode updated = await Events.ReadAsync("ParticipantsUpdated");
        return ((bool)updated["participants"]![0]![member]!, (bool)updated["participants"]![1]![member]!);
    }
}
