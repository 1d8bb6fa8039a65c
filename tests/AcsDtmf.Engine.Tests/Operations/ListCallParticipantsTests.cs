using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using Xunit;

namespace AcsDtmf.Engine.Tests.Operations;

/// <summary>Tests listing participants page by page, and reading one participant.</summary>
public sealed class ListCallParticipantsTests : ServiceTest
{
    private static readonly string[] RawIds = ["4:+14255550123", "8:acs:resource_user", "8:orgid:user", "28:orgid:app", "8:acs:resource_tenant_user"];

    [Theory]
    [InlineData(100, 1)]
    [InlineData(5, 1)]
    [InlineData(2, 3)]
    [InlineData(1, 5)]
    public async Task All_pages_are_read_in_order(int pageSize, int requests)
    {
        AddCall();
        Service.State.Paging.PageSize = pageSize;

        var report = await ListAsync();

        Assert.Null(report.Error);
        Assert.Equal(RawIds, report.Result.Select(participant => participant.ToString()));
        Assert.All(report.Result, participant => Assert.Equal("call", participant.CallConnectionId));
        Assert.Equal(requests, Requests.Count);
        Assert.Equal("/calling/callConnections/call/participants?api-version=2026-03-12", Requests[0].RawTarget);
        Assert.Equal(requests, Requests.Select(request => request.RawTarget).Distinct().Count());
    }

    [Fact]
    public async Task A_participant_is_read_with_its_state()
    {
        Service.State.Calls.Add(new Call("call", [new Participant(RawIds[0]) { IsMuted = true }, new Participant(RawIds[1]) { IsOnHold = true }]));

        var report = await ListAsync();

        Assert.Equal([true, false], report.Result.Select(participant => participant.IsMuted));
        Assert.Equal([false, true], report.Result.Select(participant => participant.IsOnHold));
    }

    [Fact]
    public async Task Members_that_the_service_does_not_report_are_null()
    {
        Answer("""{"value":[{},{"isMuted":null,"isOnHold":"perhaps"}]}""");

        var report = await ListAsync();

        Assert.Null(report.Error);
        Assert.Equal(2, report.Result.Count);
        Assert.All(report.Result, participant => Assert.Equal((null, null, null), (participant.TargetParticipant, participant.IsMuted, participant.IsOnHold)));
        Assert.Equal(string.Empty, report.Result[0].ToString());
    }

    [Fact]
    public async Task One_participant_is_read_by_its_raw_id()
    {
        AddCall();

        var report = await ListAsync(RawIds[0]);

        Assert.Null(report.Error);
        Assert.Equal(RawIds[0], Assert.Single(report.Result).TargetParticipant?.RawId);
        Assert.Equal("/calling/callConnections/call/participants/4%3A%2B14255550123?api-version=2026-03-12", Assert.Single(Requests).RawTarget);
    }

    [Fact]
    public async Task A_participant_that_is_not_in_the_call_fails_the_row()
    {
        AddCall();

        var report = await ListAsync("4:+14255550199");

        Assert.Equal(("8522", 404), (report.Error!.ErrorCode, report.Error.StatusCode));
        Assert.Empty(report.Result);
    }

    [Fact]
    public async Task A_failed_page_keeps_the_pages_before_it()
    {
        AddCall();
        Answer(Page("http://" + Service.Endpoint.Authority + "/calling/callConnections/gone/participants?api-version=2026-03-12"), count: 1);

        var report = await ListAsync();

        Assert.Equal("8522", report.Error!.ErrorCode);
        Assert.Equal(Requests[1].ClientRequestId, report.Error.ClientRequestId);
        Assert.Equal(RawIds[0], Assert.Single(report.Result).TargetParticipant?.RawId);
    }

    [Theory]
    [InlineData("//127.0.0.2:9/calling/callConnections/call/participants", "host")]
    [InlineData("http://127.0.0.2:9/calling/callConnections/call/participants", "host")]
    [InlineData("http://127.0.0.1:9/calling", "host")]
    [InlineData("https://{authority}/calling", "host")]
    [InlineData("http://me@{authority}/calling", "host")]
    [InlineData("http://{authority}/calling/callConnections/call/participants?api-version=2026-03-12", "already")]
    public async Task A_link_that_must_not_be_followed_ends_the_list_and_keeps_the_pages_before_it(string link, string reason)
    {
        Answer(Page(link.Replace("{authority}", Service.Endpoint.Authority, StringComparison.Ordinal)));

        var report = await ListAsync();

        Assert.Equal((CallingErrorKind.Service, CallingErrorCode.InvalidNextLink), (report.Error!.Kind, report.Error.ErrorCode));
        Assert.Contains(reason, report.Error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(report.Error.RecommendedAction);
        Assert.Equal(RawIds[0], Assert.Single(report.Result).TargetParticipant?.RawId);
        Assert.Single(Requests);
    }

    [Theory]
    [InlineData("participants?api-version=2026-03-12&page=2")]
    [InlineData("/calling/callConnections/call/participants?api-version=2026-03-12&page=2")]
    [InlineData("?api-version=2026-03-12&page=2")]
    public async Task A_relative_link_leads_to_the_next_page(string link)
    {
        AddCall();
        Answer(Page(link), count: 1);

        var report = await ListAsync();

        Assert.Null(report.Error);
        Assert.Equal([RawIds[0], .. RawIds], report.Result.Select(participant => participant.ToString()));
        Assert.Equal("/calling/callConnections/call/participants?api-version=2026-03-12&page=2", Requests[1].RawTarget);
    }

    [Fact]
    public async Task Relative_links_lead_through_every_page()
    {
        AddCall();
        Service.State.Paging.PageSize = 2;
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.RelativeNextLink });

        var report = await ListAsync();

        Assert.Null(report.Error);
        Assert.Equal(RawIds, report.Result.Select(participant => participant.ToString()));
        Assert.Equal(3, Requests.Count);
    }

    [Fact]
    public async Task Endless_paging_ends_the_list_and_keeps_its_participants()
    {
        AddCall();
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.EndlessPaging });

        var report = await ListAsync();

        Assert.Equal(CallingErrorCode.InvalidNextLink, report.Error!.ErrorCode);
        Assert.Equal(RawIds, report.Result.Select(participant => participant.ToString()).Distinct());
        Assert.Equal(2, Requests.Count);
    }

    [Fact]
    public async Task Pages_that_add_no_participant_end_the_list()
    {
        for (int page = 2; page < 10; page++)
        {
            Answer(Page($"?api-version=2026-03-12&page={page}"), count: 1);
        }

        var report = await ListAsync();

        Assert.Equal(CallingErrorCode.InvalidNextLink, report.Error!.ErrorCode);
        Assert.Contains("no new participant", report.Error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Requests.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("""{"value":[{"identifier":{"rawId":"\ud800"}}]}""")]
    [InlineData("""{"value":[],"nextLink":"\udc00"}""")]
    public async Task An_unreadable_response_fails_only_its_row(string body)
    {
        AddCall();
        Answer(body, count: 1);
        ICallingClient client = Connect();
        CallParticipantRequest row = new() { CallConnectionId = "call" };

        var first = (await client.ListParticipantsAsync(row)).OnlyReport;
        var second = (await client.ListParticipantsAsync(row)).OnlyReport;

        Assert.Equal(CallingErrorCode.InvalidAnswer, first.Error!.ErrorCode);
        Assert.Null(second.Error);
        Assert.Equal(RawIds.Length, second.Result.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    public async Task A_page_without_a_link_is_the_last_one(string link)
    {
        Answer($$"""{"value":[],"nextLink":{{link}}}""");

        var report = await ListAsync();

        Assert.Null(report.Error);
        Assert.Empty(report.Result);
        Assert.Single(Requests);
    }

    [Theory]
    [InlineData(null, null, CallingErrorCode.InvalidCallConnectionId, "participants in call (none)")]
    [InlineData("call", "1.42555E+10", CallingErrorCode.InvalidTargetParticipant, "1.42555E+10 in call call")]
    public async Task An_invalid_row_is_never_sent(string? id, string? rawId, string errorCode, string target)
    {
        var row = new CallParticipantRequest { CallConnectionId = id, TargetParticipant = rawId is null ? null : new UnknownIdentifier(rawId) };

        var report = (await Connect().ListParticipantsAsync(row)).OnlyReport;

        Assert.Equal(errorCode, report.Error?.ErrorCode);
        Assert.Empty(report.Result);
        Assert.Equal(target, row.ToString());
        Assert.Empty(Requests);
    }

    private static string Page(string nextLink) => $$"""{"value":[{"identifier":{"rawId":"{{RawIds[0]}}"},"isMuted":true}],"nextLink":"{{nextLink}}"}""";

    private void AddCall() => Service.State.Calls.Add(new Call("call", RawIds.Select(rawId => new Participant(rawId))));

    private void Answer(string body, int? count = null) => Service.State.Faults.Add(new FaultRule { Status = 200, Body = body, Count = count });

    private async Task<Report<CallParticipantRequest, IReadOnlyList<CallParticipant>>> ListAsync(string? rawId = null) =>
        (await Connect().ListParticipantsAsync(new CallParticipantRequest
        {
            CallConnectionId = "call",
            TargetParticipant = rawId is null ? null : CommunicationIdentifier.FromRawId(rawId),
        })).OnlyReport;
}
