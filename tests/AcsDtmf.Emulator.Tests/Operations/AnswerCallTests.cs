using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Operations;

/// <summary>Tests calls that an application answers.</summary>
public sealed class AnswerCallTests : CallTest
{
    [Fact]
    public async Task An_answered_call_is_connected_with_its_caller()
    {
        Respond(InvitationResponse.Accept);
        IncomingCall incoming = Emulator.State.IncomingCalls.Add(Phone, User);

        ServiceAnswer answered = await AnswerAsync(incoming.IncomingCallContext);

        AssertStatus(200, answered);
        JsonNode call = answered.Body;
        Assert.Equal(("connecting", Phone), ((string?)call["callConnectionState"], (string?)call["source"]!["rawId"]));
        Assert.Equal(("+14255550123", User), ((string?)call["sourceCallerIdNumber"]!["value"], (string?)call["targets"]![0]!["rawId"]));
        Assert.Equal(User, (string?)call["answeredBy"]!["id"]);
        Assert.Equal("order 17", (string?)(await Events.ReadAsync("CallConnected"))["operationContext"]);
        JsonNode updated = await Events.ReadAsync("ParticipantsUpdated");
        Assert.Equal(Phone, (string?)Assert.Single(updated["participants"]!.AsArray())!["identifier"]!["rawId"]);
        Assert.Empty(Emulator.State.IncomingCalls.All);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_causes_an_event()
    {
        Respond(InvitationResponse.Decline);
        IncomingCall incoming = Emulator.State.IncomingCalls.Add(Phone, User);

        await AnswerAsync(incoming.IncomingCallContext);

        Assert.Equal(603, (int?)(await Events.ReadAsync("AnswerFailed"))["resultInformation"]!["code"]);
    }

    [Fact]
    public async Task A_call_is_answered_once()
    {
        IncomingCall incoming = Emulator.State.IncomingCalls.Add(Phone, User);
        await AnswerAsync(incoming.IncomingCallContext);

        ServiceAnswer again = await AnswerAsync(incoming.IncomingCallContext);

        Assert.Equal((400, "8523"), (again.Status, again.ErrorCode));
        Assert.Equal("Invalid request, incomingCallContext does not identify a call that rings.", again.ErrorMessage);
    }

    private Task<ServiceAnswer> AnswerAsync(string incomingCallContext) => SendAsync(
        HttpMethod.Post,
        ":answer",
        $$"""{ "incomingCallContext": "{{incomingCallContext}}", "callbackUri": "{{Events.Address}}", "operationContext": "order 17", "answeredBy": { "id": "{{User}}" } }""");
}
