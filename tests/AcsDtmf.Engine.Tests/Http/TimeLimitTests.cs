using System;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests the time limit of one attempt, from connecting to the last byte.</summary>
public sealed class TimeLimitTests : ServiceTest
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(0.3);

    [Fact]
    public async Task A_request_that_stalls_once_is_retried()
    {
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.Stall, Count = 1 });

        CollectingSink sink = await StopAsync(Connect(timeout: TimeSpan.FromSeconds(1)), SeedRows(1));

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        Assert.Equal(2, sink.OnlyReport.Result.Attempts);
        Assert.Contains("retry 1 of 3", Assert.Single(sink.Messages), StringComparison.Ordinal);
        await Patience.UntilAsync(() => Requests.Count == 2);
        Assert.Contains(RequestOutcome.Abandoned, Requests.Select(request => request.Outcome));
    }

    [Fact]
    public async Task A_service_that_always_stalls_fails_the_row()
    {
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.Stall });

        Report report = await StopOneAsync(Connect(maximumRetryCount: 1, Timeout));

        IsTimedOut(report, attempts: 2);
        Assert.Contains(Service.Endpoint.Authority, report.Result.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 100")]
    [InlineData("HTTP/1.1 500 Oops\nContent-Length: 100")]
    [InlineData("HTTP/1.1 200 OK\nTransfer-Encoding: chunked")]
    public async Task A_response_whose_body_never_arrives_times_out(string head)
    {
        using LoopbackServer server = LoopbackServer.FallingSilentAfter(head);

        CollectingSink sink = await StopAsync(
            Connect(QuickOptions(server.Endpoint, maximumRetryCount: 1, TimeSpan.FromSeconds(1)), AccessKeyCredential.FromBase64("Kg==")),
            SeedRows(1));

        IsTimedOut(sink.OnlyReport, attempts: 2);
        await Patience.UntilAsync(() => server.Targets.Count == 2);
    }

    private static void IsTimedOut(Report report, int attempts)
    {
        Assert.Equal(RowStatus.Failed, report.Result.Status);
        Assert.Null(report.Result.StatusCode);
        Assert.Equal(CallingErrorCode.RequestTimedOut, report.Result.ErrorCode);
        Assert.Equal(CallingErrorKind.Timeout, report.Error?.Kind);
        Assert.Equal(attempts, report.Result.Attempts);
        Assert.NotEmpty(report.Error!.RecommendedAction);
    }
}
