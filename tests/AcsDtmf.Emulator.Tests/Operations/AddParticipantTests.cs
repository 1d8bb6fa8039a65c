using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Operations;

/// <summary>Tests invitations to a call: accepted, declined, ignored and canceled.</summary>
public sealed class AddParticipantTests : CallTest
{
    private const string Agent = "8:orgid:agent";

    [Fact]
    public async Task A_participant_who_accepts_joins_the_call()
    {
        Call call = AddCall();
        Respond(InvitationResponse.Accept);

        ServiceAnswer added = await AddAsync();

        AssertStatus(202, added);
        Assert.Equal(Agent, (string?)added.Body["participant"]!["identifier"]!["rawId"]);
        Assert.Equal("order 17", (string?)added.Body["operationContext"]);
        Assert.True(Guid.TryParse((string?)added.Body["invitationId"], out _));
        JsonNode succeeded = await Events.ReadAsync("AddParticipantSucceeded");
        Assert.Equal(("order 17", Agent), ((string?)succeeded["operationContext"], (string?)succeeded["participant"]!["rawId"]));
        Assert.Equal(3, (await Events.ReadAsync("ParticipantsUpdated"))["participants"]!.AsArray().Count);
        Assert.NotNull(call.FindParticipant(Agent));
    }

    [Theory]
    [InlineData(InvitationResponse.Decline, 603, "The participant declined the invitation.")]
    [InlineData(InvitationResponse.Ignore, 408, "The participant did not answer the invitation.")]
    public async Task A_participant_who_does_not_accept_stays_out(InvitationResponse response, int code, string message)
    {
        Call call = AddCall();
        Respond(response);

        AssertStatus(202, await AddAsync(", \"invitationTimeoutInSeconds\": 1"));

        JsonNode failed = await Events.ReadAsync("AddParticipantFailed");
        Assert.Equal(("order 17", Agent), ((string?)failed["operationContext"], (string?)failed["participant"]!["rawId"]));
        Assert.Equal((code, message), ((int?)failed["resultInformation"]!["code"], (string?)failed["resultInformation"]!["message"]));
        Assert.Null(call.FindParticipant(Agent));
    }

    [Fact]
    public async Task A_rule_can_concern_one_participant()
    {
        AddCall();
        Respond(InvitationResponse.Accept);
        Emulator.State.Invitations.Set(new InvitationRule { RawId = Agent, Response = InvitationResponse.Decline });

        await AddAsync();
        await Events.ReadAsync("AddParticipantFailed");

        Emulator.State.Invitations.Clear();
        await AddAsync();
        await Events.ReadAsync("AddParticipantSucceeded");
    }

    [Fact]
    public async Task An_invitation_can_be_canceled_until_it_is_answered()
    {
        AddCall();
        Respond(InvitationResponse.Ignore);
        string id = (string)(await AddAsync()).Body["invitationId"]!;
        string body = $$"""{ "invitationId": "{{id}}", "operationContext": "never mind" }""";

        ServiceAnswer canceled = await PostAsync("/participants:cancelAddParticipant", body);

        AssertStatus(202, canceled);
        Assert.Equal((id, "never mind"), ((string?)canceled.Body["invitationId"], (string?)canceled.Body["operationContext"]));
        JsonNode succeeded = await Events.ReadAsync("CancelAddParticipantSucceeded");
        Assert.Equal((id, "never mind"), ((string?)succeeded["invitationId"], (string?)succeeded["operationContext"]));
        ServiceAnswer again = await PostAsync("/participants:cancelAddParticipant", body);
        Assert.Equal((404, "8522", "Invitation not found."), (again.Status, again.ErrorCode, again.ErrorMessage));
    }

    [Fact]
    public async Task A_repeated_request_invites_once()
    {
        Call call = AddCall();
        Respond(InvitationResponse.Accept);
        Guid requestId = Guid.NewGuid();

        ServiceAnswer first = await AddAsync(requestId: requestId);
        ServiceAnswer second = await AddAsync(requestId: requestId);

        Assert.Equal(first.Text, second.Text);
        await Events.ReadAllAsync("AddParticipantSucceeded", "ParticipantsUpdated");
        Assert.Equal(3, call.Participants.Count);
    }

    [Theory]
    [InlineData("""{ "participantToAdd": { "rawId": "4:+14255550123" }, "sourceCallerIdNumber": { "value": "+1800" } }""", "the participant is already in the call or invited to it.")]
    [InlineData("""{ "participantToAdd": { "rawId": "4:+14255550199" } }""", "sourceCallerIdNumber is required to call a phone number.")]
    [InlineData("""{ "participantToAdd": { "rawId": "8:orgid:a" }, "invitationTimeoutInSeconds": 181 }""", "invitationTimeoutInSeconds must be from 0 to 180.")]
    [InlineData("""{ "participantToAdd": {} }""", "participantToAdd does not identify a participant.")]
    [InlineData("""{}""", "the body does not match the schema at $.")]
    public async Task An_invalid_request_invites_nobody(string body, string reason)
    {
        AddCall();

        ServiceAnswer answer = await PostAsync("/participants:add", body);

        Assert.Equal((400, "8523", "Invalid request, " + reason), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    private Task<ServiceAnswer> AddAsync(string members = "", Guid? requestId = null) => PostAsync(
        "/participants:add",
        $$"""{ "participantToAdd": { "rawId": "{{Agent}}" }, "operationContext": "order 17"{{members}} }""",
        requestId);
}
