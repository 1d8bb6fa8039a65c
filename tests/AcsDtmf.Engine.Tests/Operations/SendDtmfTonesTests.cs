using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using Xunit;

namespace AcsDtmf.Engine.Tests.Operations;

/// <summary>Tests sending tones. A participant hears them once, even if the response is lost.</summary>
public sealed class SendDtmfTonesTests : ServiceTest
{
    private const string FirstSent = "Repeatability-First-Sent";
    private const string RequestId = "Repeatability-Request-ID";

    private static readonly PhoneNumberIdentifier Phone = new("+14255550123");

    [Fact]
    public async Task Tones_are_sent_in_order_and_the_result_repeats_the_row()
    {
        Call call = AddCall();
        var row = new DtmfToneRequest
        {
            CallConnectionId = "call",
            TargetParticipant = Phone,
            Tones = ["one", "two", "pound"],
            OperationContext = "menu",
            OperationCallbackUri = "https://127.0.0.1:9/callback",
        };

        DateTimeOffset before = DateTimeOffset.UtcNow;
        var report = (await Connect().SendTonesAsync(row)).OnlyReport;
        DateTimeOffset after = DateTimeOffset.UtcNow;

        Assert.Null(report.Error);
        DtmfToneResult result = report.Result;
        Assert.Equal((RowStatus.Succeeded, 202, "one,two,pound", "call"), (result.Status, result.StatusCode, result.Tones, result.CallConnectionId));
        Assert.Equal(("menu", "https://127.0.0.1:9/callback"), (result.OperationContext, result.OperationCallbackUri));
        Assert.Equal((null, null, 1, call.CorrelationId), (result.ErrorCode, result.ErrorMessage, result.Attempts, result.CorrelationId));
        Assert.Equal(Requests[0].ClientRequestId, result.ClientRequestId);
        Assert.Same(Phone.RawId, result.TargetParticipant);
        Assert.InRange(DateTimeOffset.Parse(result.CompletedAt!, CultureInfo.InvariantCulture), before.AddMilliseconds(-1), after);
        Assert.InRange(TimeSpan.ParseExact(result.Duration, "c", CultureInfo.InvariantCulture), TimeSpan.Zero, after - before);
        SentTones sent = Assert.Single(call.TonesSent);
        Assert.Equal(["one", "two", "pound"], sent.Tones);
        Assert.Equal((Phone.RawId, "menu"), (sent.TargetRawId, sent.OperationContext));
        Assert.Equal(("POST", "/calling/callConnections/call:sendDtmfTones?api-version=2026-03-12"), (Requests[0].Verb, Requests[0].RawTarget));
        Assert.Equal(
            """{"tones":["one","two","pound"],"targetParticipant":{"kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}},"operationCallbackUri":"https://127.0.0.1:9/callback","operationContext":"menu"}""",
            Requests[0].Body);
    }

    [Fact]
    public async Task Tones_are_heard_once_when_the_response_is_lost()
    {
        Call call = AddCall();
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfter, Count = 1 });

        var report = (await Connect().SendTonesAsync(Row())).OnlyReport;

        Assert.Equal((RowStatus.Succeeded, 2), (report.Result.Status, report.Result.Attempts));
        Assert.Single(call.TonesSent);
        Assert.Equal(Requests[0].Headers[RequestId], Requests[1].Headers[RequestId]);
        Assert.Equal(Requests[0].Headers[FirstSent], Requests[1].Headers[FirstSent]);
        Assert.True(DateTimeOffset.TryParseExact(Requests[0].Headers[FirstSent], "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    [Fact]
    public async Task No_two_rows_share_a_repeatability_id()
    {
        Call call = AddCall();

        await Connect().SendTonesAsync(Row(), Row(), Row());

        Assert.Equal(3, call.TonesSent.Count);
        Assert.Equal(3, Requests.Select(request => Guid.Parse(request.Headers[RequestId])).Distinct().Count());
    }

    [Fact]
    public async Task A_call_that_is_gone_fails_its_row()
    {
        var report = (await Connect().SendTonesAsync(Row())).OnlyReport;

        Assert.Equal((RowStatus.Failed, "8522", 404), (report.Result.Status, report.Result.ErrorCode, report.Result.StatusCode));
        Assert.Equal(report.Error?.Message, report.Result.ErrorMessage);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(19, "one,one,one,one,one,one,one,one,one,one,one,one,one,one,one,one,one,one,one")]
    public async Task Too_few_or_too_many_tones_are_never_sent(int count, string? tones)
    {
        AddCall();

        var report = (await Connect().SendTonesAsync(Row(count))).OnlyReport;

        Assert.Equal((CallingErrorKind.InvalidRow, CallingErrorCode.InvalidTone), (report.Error!.Kind, report.Error.ErrorCode));
        Assert.Equal((RowStatus.Failed, tones, 0, null), (report.Result.Status, report.Result.Tones, report.Result.Attempts, report.Result.ClientRequestId));
        Assert.NotEmpty(report.Error.RecommendedAction);
        Assert.Empty(Requests);
    }

    [Fact]
    public async Task The_maximum_number_of_tones_is_sent()
    {
        Call call = AddCall();

        Assert.Equal(RowStatus.Succeeded, (await Connect().SendTonesAsync(Row(DtmfTone.MaximumCount))).OnlyReport.Result.Status);
        Assert.Equal(18, Assert.Single(call.TonesSent).Tones.Count);
    }

    [Fact]
    public async Task The_rules_of_all_rows_apply_to_tones_too()
    {
        DtmfToneRequest[] rows =
        [
            new(),
            new() { CallConnectionId = "call", Tones = ["one"] },
            new() { CallConnectionId = "call", TargetParticipant = Phone, Tones = ["one"], OperationContext = "\ud83d" },
            new() { CallConnectionId = "call", TargetParticipant = Phone, Tones = ["one"], OperationCallbackUri = "callback" },
        ];

        var sink = await Connect().SendTonesAsync(rows);

        Assert.Equal(
            [
                CallingErrorCode.InvalidCallConnectionId,
                CallingErrorCode.InvalidTargetParticipant,
                CallingErrorCode.InvalidOperationContext,
                CallingErrorCode.InvalidOperationCallbackUri,
            ],
            sink.Results.Select(result => result.ErrorCode));
        Assert.Equal("(no participant) in call (none)", rows[0].ToString());
        Assert.Equal("4:+14255550123 in call call", rows[2].ToString());
        Assert.Empty(Requests);
    }

    private static DtmfToneRequest Row(int count = 1) => new()
    {
        CallConnectionId = "call",
        TargetParticipant = Phone,
        Tones = [.. Enumerable.Repeat("one", count)],
    };

    private Call AddCall()
    {
        var call = new Call("call", [new Participant(Phone.RawId)]);
        Service.State.Calls.Add(call);
        return call;
    }
}
