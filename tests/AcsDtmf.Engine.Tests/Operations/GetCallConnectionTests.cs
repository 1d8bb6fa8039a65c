using System;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Operations;

/// <summary>Tests reading calls.</summary>
public sealed class GetCallConnectionTests : ServiceTest
{
    [Fact]
    public async Task A_call_is_read_as_the_service_describes_it()
    {
        Service.State.Calls.Add(new Call("call", [new Participant("4:+14255550123")])
        {
            CorrelationId = "correlation",
            ServerCallId = "server",
            Source = "8:acs:resource_user",
            CallbackUri = new("https://127.0.0.1:9/callback"),
        });

        CallConnection call = await GetAsync();

        Assert.Equal(("call", "connected", "correlation", "server"), (call.CallConnectionId, call.CallConnectionState, call.CorrelationId, call.ServerCallId));
        Assert.Equal("8:acs:resource_user", call.Source?.RawId);
        Assert.Equal(["4:+14255550123"], call.Targets.Select(target => target.RawId));
        Assert.Equal("https://127.0.0.1:9/callback", call.CallbackUri);
        Assert.Equal("call", call.ToString());
        Assert.Equal(("GET", "/calling/callConnections/call?api-version=2026-03-12"), (Requests[0].Verb, Requests[0].RawTarget));
    }

    [Fact]
    public async Task Every_member_of_the_contract_is_read()
    {
        Answer("""
            {
              "sourceCallerIdNumber": { "value": "+14255550100" },
              "sourceDisplayName": "Contoso",
              "answeredBy": { "id": "8:acs:resource_answerer" },
              "answeredFor": { "value": "+14255550101" },
              "mediaStreamingSubscription": { "id": "stream", "state": "active", "subscribedContentTypes": ["audio", 17] },
              "transcriptionSubscription": { "id": "text", "state": "inactive", "subscribedResultTypes": ["final"], "locale": "en-US" },
              "aMemberOfALaterVersion": {}
            }
            """);

        CallConnection call = await GetAsync();

        Assert.Equal("+14255550100", Assert.IsType<PhoneNumberIdentifier>(call.SourceCallerIdNumber).Value);
        Assert.Equal("Contoso", call.SourceDisplayName);
        Assert.Equal("8:acs:resource_answerer", Assert.IsType<CommunicationUserIdentifier>(call.AnsweredBy).Id);
        Assert.Equal("+14255550101", Assert.IsType<PhoneNumberIdentifier>(call.AnsweredFor).Value);
        MediaStreamingSubscription stream = call.MediaStreamingSubscription!;
        Assert.Equal(("stream", "active", "active"), (stream.Id, stream.State, stream.ToString()));
        Assert.Equal(["audio"], stream.SubscribedContentTypes);
        TranscriptionSubscription transcription = call.TranscriptionSubscription!;
        Assert.Equal(("text", "inactive", "en-US", "inactive"), (transcription.Id, transcription.State, transcription.Locale, transcription.ToString()));
        Assert.Equal(["final"], transcription.SubscribedResultTypes);
    }

    [Fact]
    public async Task Missing_members_are_null_or_empty()
    {
        Answer("""{"source":null,"targets":null,"answeredBy":{},"answeredFor":{},"sourceCallerIdNumber":"+14255550100","mediaStreamingSubscription":{}}""");

        CallConnection call = await GetAsync();

        Assert.Equal((null, null, null), (call.CallConnectionId, call.CallConnectionState, call.Source));
        Assert.Equal((null, null, null), (call.AnsweredBy, call.AnsweredFor, call.SourceCallerIdNumber));
        Assert.Empty(call.Targets);
        Assert.Null(call.TranscriptionSubscription);
        Assert.Empty(call.MediaStreamingSubscription!.SubscribedContentTypes);
        Assert.Equal((string.Empty, string.Empty), (call.ToString(), call.MediaStreamingSubscription.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("""{"source":{}}""")]
    [InlineData("""{"targets":[{"kind":"phoneNumber"}]}""")]
    public async Task An_unreadable_success_fails_the_row(string body)
    {
        Answer(body);

        var report = (await Connect().GetCallsAsync(Row())).OnlyReport;

        Assert.Null(report.Result);
        Assert.Equal((CallingErrorKind.Service, CallingErrorCode.InvalidAnswer, 200, 1), (report.Error!.Kind, report.Error.ErrorCode, report.Error.StatusCode, report.Error.Attempts));
        Assert.Equal(Requests[0].ClientRequestId, report.Error.ClientRequestId);
        Assert.Contains("200", report.Error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(report.Error.RecommendedAction);
    }

    [Fact]
    public async Task A_truncated_read_is_retried()
    {
        Service.State.Calls.Add(new Call("call", []));
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.Truncate, Count = 1 });

        CallConnection call = await GetAsync();

        Assert.Equal("call", call.CallConnectionId);
        Assert.Equal(2, Requests.Count);
    }

    [Fact]
    public async Task A_call_that_is_gone_fails_only_its_row()
    {
        Service.State.Calls.Add(new Call("call", []));

        var sink = await Connect().GetCallsAsync(new CallConnectionRequest { CallConnectionId = "gone" }, Row());

        Assert.Equal(("8522", 404), (sink.Reports[0].Error!.ErrorCode, sink.Reports[0].Error!.StatusCode));
        Assert.Null(sink.Reports[0].Result);
        Assert.Null(sink.Reports[1].Error);
        Assert.Equal("call", sink.Reports[1].Result?.CallConnectionId);
    }

    [Fact]
    public async Task An_invalid_row_is_never_sent()
    {
        var report = (await Connect().GetCallsAsync(new CallConnectionRequest())).OnlyReport;

        Assert.Same(report.Request.Rejection, report.Error);
        Assert.Equal(CallingErrorCode.InvalidCallConnectionId, report.Error!.ErrorCode);
        Assert.Equal("call (none)", report.Request.ToString());
        Assert.Empty(Requests);
    }

    [Fact]
    public async Task A_refused_credential_ends_the_run()
    {
        ICallingClient client = Connect(QuickOptions(Service.Endpoint), AccessKeyCredential.FromBase64("Kg=="));
        var sink = new CollectingSink<CallConnectionRequest, CallConnection?>();

        var error = await Assert.ThrowsAsync<CallingException>(() => client.GetCallsAsync(sink, Row(), Row()));

        Assert.Equal("7509", error.ErrorCode);
        Assert.Null(sink.OnlyReport.Result);
        Assert.Null(sink.OnlyReport.Error);
    }

    private static CallConnectionRequest Row() => new() { CallConnectionId = "call" };

    private async Task<CallConnection> GetAsync()
    {
        var report = (await Connect().GetCallsAsync(Row())).OnlyReport;
        Assert.Null(report.Error);
        return Assert.IsType<CallConnection>(report.Result);
    }

    private void Answer(string body) => Service.State.Faults.Add(new FaultRule { Status = 200, Body = body });
}
