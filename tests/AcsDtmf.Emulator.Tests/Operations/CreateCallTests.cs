using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Operations;

/// <summary>Tests calls that an application creates.</summary>
public sealed class CreateCallTests : CallTest
{
    [Fact]
    public async Task A_created_call_is_connected_when_its_target_accepts()
    {
        Respond(InvitationResponse.Accept);

        ServiceAnswer created = await CreateAsync($$"""
            "targets": [{ "rawId": "{{Phone}}" }], "sourceCallerIdNumber": { "value": "+18005550100" }, "sourceDisplayName": "Support",
            "source": { "id": "{{User}}" }, "operationContext": "order 17"
            """);

        AssertStatus(201, created);
        JsonNode call = created.Body;
        Assert.Equal("connecting", (string?)call["callConnectionState"]);
        Assert.Equal(Phone, (string?)call["targets"]![0]!["rawId"]);
        Assert.Equal(User, (string?)call["source"]!["rawId"]);
        Assert.Equal(("+18005550100", "Support"), ((string?)call["sourceCallerIdNumber"]!["value"], (string?)call["sourceDisplayName"]));

        JsonNode connected = await Events.ReadAsync("CallConnected");
        Assert.Equal((string?)call["callConnectionId"], (string?)connected["callConnectionId"]);
        Assert.Equal(("order 17", 200), ((string?)connected["operationContext"], (int?)connected["resultInformation"]!["code"]));
        Assert.Equal([Phone], await ReadParticipantsAsync());
        ServiceAnswer read = await SendAsync(HttpMethod.Get, "/" + (string?)call["callConnectionId"]);
        Assert.Equal("connected", (string?)read.Body["callConnectionState"]);
    }

    [Fact]
    public async Task A_group_call_is_connected_when_the_first_target_accepts()
    {
        Respond(InvitationResponse.Accept);
        Emulator.State.Invitations.Set(new InvitationRule { RawId = User, RingTime = TimeSpan.FromSeconds(1) });

        AssertStatus(201, await CreateAsync($$"""
            "targets": [{ "rawId": "{{User}}" }, { "rawId": "{{Phone}}" }, { "rawId": "{{Phone}}" }], "sourceCallerIdNumber": { "value": "+18005550100" }
            """));

        await Events.ReadAsync("CallConnected");
        Assert.Equal([Phone], await ReadParticipantsAsync());
        Assert.Equal([Phone, User], await ReadParticipantsAsync());
    }

    [Fact]
    public async Task A_call_that_no_target_accepts_fails_and_does_not_exist_anymore()
    {
        Respond(InvitationResponse.Decline);

        ServiceAnswer created = await CreateAsync($$"""
            "targets": [{ "rawId": "{{User}}" }, { "rawId": "8:orgid:agent" }], "operationContext": "order 17"
            """);

        JsonNode failed = await Events.ReadAsync("CreateCallFailed");
        Assert.Equal(("order 17", 603), ((string?)failed["operationContext"], (int?)failed["resultInformation"]!["code"]));
        Assert.Equal("8522", (await SendAsync(HttpMethod.Get, "/" + (string?)created.Body["callConnectionId"])).ErrorCode);
    }

    [Fact]
    public async Task A_connecting_call_accepts_no_action_except_its_end()
    {
        Respond(InvitationResponse.Ignore);
        string id = (string)(await CreateAsync($$"""
            "targets": [{ "rawId": "{{User}}" }]
            """)).Body["callConnectionId"]!;

        ServiceAnswer played = await SendAsync(HttpMethod.Post, $"/{id}:play", """{ "playSources": [{ "kind": "file", "file": { "uri": "https://127.0.0.1/a.wav" } }] }""");
        Assert.Equal((400, "8501"), (played.Status, played.ErrorCode));

        AssertStatus(204, await SendAsync(HttpMethod.Delete, "/" + id));
        await Events.ReadAsync("CallDisconnected");
    }

    [Fact]
    public async Task A_repeated_request_creates_one_call()
    {
        Guid requestId = Guid.NewGuid();
        string body = $$"""
            "targets": [{ "rawId": "{{User}}" }]
            """;
        int before = Emulator.State.Calls.Count;

        ServiceAnswer first = await CreateAsync(body, requestId);
        ServiceAnswer second = await CreateAsync(body, requestId);

        Assert.Equal(("accepted", "accepted"), (first.RepeatabilityResult, second.RepeatabilityResult));
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(before + 1, Emulator.State.Calls.Count);
    }

    [Theory]
    [InlineData("\"targets\": []", 400, "Invalid request, targets must contain a participant.")]
    [InlineData("\"targets\": [{}]", 400, "Invalid request, targets does not identify a participant.")]
    [InlineData("\"targets\": [{ \"rawId\": \"4:+14255550123\" }]", 400, "Invalid request, sourceCallerIdNumber is required to call a phone number.")]
    [InlineData("\"targets\": [{ \"rawId\": \"8:orgid:a\" }], \"subject\": \"x\"", 400, "Invalid request, the body does not match the schema at $.subject.")]
    [InlineData("\"targets\": [{ \"rawId\": \"8:orgid:a\" }], \"transcriptionOptions\": {}", 501, "The emulator does not support transcriptionOptions. Omit the member.")]
    [InlineData("\"targets\": [{ \"rawId\": \"8:orgid:a\" }], \"mediaStreamingOptions\": {}", 501, "The emulator does not support mediaStreamingOptions. Omit the member.")]
    public async Task An_invalid_request_creates_no_call(string members, int status, string message)
    {
        int before = Emulator.State.Calls.Count;

        ServiceAnswer answer = await CreateAsync(members);

        Assert.Equal((status, message), (answer.Status, answer.ErrorMessage));
        Assert.Equal(before, Emulator.State.Calls.Count);
    }

    [Theory]
    [InlineData("//\u202e")]
    [InlineData("callback")]
    [InlineData("http://192.0.2.1/callback")]
    public async Task The_callback_uri_is_an_https_uri_or_on_loopback(string callbackUri)
    {
        ServiceAnswer answer = await SendAsync(
            HttpMethod.Post, "", new JsonObject { ["targets"] = new JsonArray(new JsonObject { ["rawId"] = User }), ["callbackUri"] = callbackUri }.ToJsonString());

        Assert.Equal((400, "Invalid request, callbackUri must be an absolute https URI."), (answer.Status, answer.ErrorMessage));
    }

    private Task<ServiceAnswer> CreateAsync(string members, Guid? requestId = null) =>
        SendAsync(HttpMethod.Post, "", $$"""{ "callbackUri": "{{Events.Address}}", {{members}} }""", requestId);

    private async Task<string[]> ReadParticipantsAsync()
    {
        JsonNode updated = await Events.ReadAsync("ParticipantsUpdated");
        return [.. updated["participants"]!.AsArray().Select(participant => (string)participant!["identifier"]!["rawId"]!)];
    }
}
