using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>The service says when to come back: in seconds, by a date, not at all, or in a way that makes no sense.</summary>
public sealed class RetryAfterTests : ServiceTest
{
    [Theory]
    [InlineData(429, null)]
    [InlineData(429, "0")]
    [InlineData(429, "Wed, 13 Apr 2022 18:09:12 GMT")]
    [InlineData(429, "soon")]
    [InlineData(429, "-1")]
    [InlineData(503, "0")]
    public async Task A_throttled_row_waits_with_all_others_and_is_sent_again(int status, string? retryAfter)
    {
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = retryAfter, Count = 1 });

        CollectingSink sink = await StopAsync(Connect(), SeedRows(1));

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        Assert.Equal(2, sink.OnlyReport.Result.Attempts);
        Assert.StartsWith("The service is throttling: sending pauses for ", Assert.Single(sink.Messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Seconds_are_waited_for(int status)
    {
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = "1", Count = 1 });

        CollectingSink sink = await StopAsync(Connect(), SeedRows(1));

        Assert.Equal(2, sink.OnlyReport.Result.Attempts);
        Assert.True(TimeBetween(Requests[0], Requests[1]) > TimeSpan.FromSeconds(0.9), "The second attempt came too early.");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_date_is_waited_for(int status)
    {
        // The header counts whole seconds, so that of these two at least one is left.
        string date = DateTimeOffset.UtcNow.AddSeconds(2).ToString("r", CultureInfo.InvariantCulture);
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = date, Count = 1 });

        CollectingSink sink = await StopAsync(Connect(), SeedRows(1));

        Assert.Equal(2, sink.OnlyReport.Result.Attempts);
        DateTimeOffset notBefore = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture).AddSeconds(-0.1);
        Assert.True(Requests[1].Time > notBefore, "The second attempt came too early.");
    }

    [Theory]
    [InlineData(429, "301")]
    [InlineData(429, "86400")]
    [InlineData(429, "99999999999999999999")]
    [InlineData(429, "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData(503, "86400")]
    [InlineData(500, "86400")]
    public async Task A_wait_beyond_all_reason_is_a_failure_and_the_run_goes_on(int status, string retryAfter)
    {
        var rows = SeedRows(3);
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = retryAfter, CallConnectionId = rows[1].CallConnectionId });

        CollectingSink sink = await StopAsync(Connect(), rows);

        Assert.Equal([200, status, 200], sink.Results.Select(result => result.StatusCode));
        Assert.Equal([1, 1, 1], sink.Results.Select(result => result.Attempts));
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task A_time_that_has_passed_does_not_delay_the_retry_of_one_row()
    {
        Service.State.Faults.Add(new FaultRule { Status = 500, RetryAfter = "Wed, 13 Apr 2022 18:09:12 GMT", Count = 1 });

        CollectingSink sink = await StopAsync(Connect(), SeedRows(1));

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        Assert.Contains($"retry 1 of 3 in {0:0.0} s", Assert.Single(sink.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_service_throttles_nothing_is_sent()
    {
        var rows = SeedRows(30);
        Service.State.Faults.Add(new FaultRule { Status = 429, RetryAfter = "1", CallConnectionId = rows[0].CallConnectionId, Count = 1 });

        CollectingSink sink = await RunAsync(Connect(), DtmfRecognitionOperation.Stop, throttleLimit: 1, rows);

        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
        Assert.Equal(rows.Select(row => row.CallConnectionId).Prepend(rows[0].CallConnectionId), Requests.Select(request => request.CallConnectionId));
        Assert.True(TimeBetween(Requests[0], Requests[1]) > TimeSpan.FromSeconds(0.9), "The window did not stay closed.");
    }

    private static TimeSpan TimeBetween(RecordedRequest first, RecordedRequest second) => second.Time - first.Time;
}
