using System;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests which failures are retried, and how often.</summary>
public sealed class RetryTests : ServiceTest
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_transient_failure_is_retried(int status)
    {
        Service.State.Faults.Add(new FaultRule { Status = status, Count = 1 });

        Report report = await StopOneAsync(Connect());

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.Equal(200, report.Result.StatusCode);
        Assert.Equal(2, report.Result.Attempts);
        Assert.Null(report.Error);
        Assert.Equal([status, 200], Requests.Select(request => request.Status));
        Assert.Equal(Requests[0].Body, Requests[1].Body);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(412)]
    [InlineData(413)]
    [InlineData(426)]
    [InlineData(481)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(603)]
    public async Task A_permanent_failure_is_not_retried(int status)
    {
        Service.State.Faults.Add(new FaultRule { Status = status });

        Report report = await StopOneAsync(Connect());

        Assert.Equal(RowStatus.Failed, report.Result.Status);
        Assert.Equal(status, report.Result.StatusCode);
        Assert.Equal(1, report.Result.Attempts);
        Assert.Equal(CallingErrorKind.Service, report.Error?.Kind);
        Assert.Equal(status, Assert.Single(Requests).Status);
    }

    [Fact]
    public async Task A_refused_credential_is_not_retried()
    {
        Service.State.Faults.Add(new FaultRule { Status = 401 });

        var error = await Assert.ThrowsAsync<CallingException>(() => StopOneAsync(Connect()));

        Assert.Equal(1, error.Attempts);
        Assert.Single(Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task No_row_is_retried_more_often_than_the_session_allows(int maximumRetryCount)
    {
        Service.State.Faults.Add(new FaultRule { Status = 500 });

        CollectingSink sink = await StopAsync(Connect(maximumRetryCount), SeedRows(20));

        Assert.All(sink.Results, result => Assert.Equal(1 + maximumRetryCount, result.Attempts));
        Assert.All(sink.Reports, report => Assert.Equal(1 + maximumRetryCount, report.Error?.Attempts));
        Assert.Equal(20 * (1 + maximumRetryCount), Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Throttling_uses_up_no_retry(int maximumRetryCount)
    {
        Service.State.Faults.Add(new FaultRule { Status = 429, RetryAfter = "0", Count = 4 });

        Report report = await StopOneAsync(Connect(maximumRetryCount));

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.Equal(5, report.Result.Attempts);
        Assert.Equal(5, Requests.Count);
    }

    [Fact]
    public async Task A_request_is_retried_when_the_connection_breaks_before_the_service_acts()
    {
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.ResetBefore, Count = 1 });

        Report report = await StopOneAsync(Connect());

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.Equal(2, report.Result.Attempts);
        Assert.Equal([(RequestOutcome.Reset, false), (RequestOutcome.Answered, true)], Requests.Select(Effect));
    }

    [Fact]
    public async Task A_stop_is_retried_when_the_connection_breaks_after_the_service_acts()
    {
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfter, Count = 1 });

        Report report = await StopOneAsync(Connect());

        Assert.Equal(RowStatus.Succeeded, report.Result.Status);
        Assert.Equal(2, report.Result.Attempts);
        Assert.Equal([(RequestOutcome.Reset, true), (RequestOutcome.Answered, true)], Requests.Select(Effect));
    }

    [Fact]
    public async Task A_connection_that_always_breaks_fails_the_row_but_not_the_run()
    {
        var rows = SeedRows(3);
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.ResetBefore, CallConnectionId = rows[1].CallConnectionId });

        CollectingSink sink = await StopAsync(Connect(maximumRetryCount: 2), rows);

        Assert.Equal([RowStatus.Succeeded, RowStatus.Failed, RowStatus.Succeeded], sink.Results.Select(result => result.Status));
        CallingException error = Assert.IsType<CallingException>(sink.Reports[1].Error);
        Assert.Equal(CallingErrorKind.Connection, error.Kind);
        Assert.Equal(CallingErrorCode.ConnectionFailed, error.ErrorCode);
        Assert.Null(error.StatusCode);
        Assert.Equal(3, error.Attempts);
        Assert.Contains(Service.Endpoint.Authority, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_retry_is_announced_with_its_reason()
    {
        Service.State.Faults.Add(new FaultRule { Status = 500, Count = 1 });
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.ResetBefore, Count = 1 });

        CollectingSink sink = await StopAsync(Connect(), SeedRows(1));

        Assert.Collection(
            sink.Messages,
            first => Assert.Contains("the service answered 500; retry 1 of 3 in ", first, StringComparison.Ordinal),
            second => Assert.Contains("; retry 2 of 3 in ", second, StringComparison.Ordinal));
        Assert.All(sink.Messages, message => Assert.DoesNotContain(Service.AccessKey, message, StringComparison.Ordinal));
    }

    private static (RequestOutcome Outcome, bool Acted) Effect(RecordedRequest request) => (request.Outcome, request.Acted);
}
