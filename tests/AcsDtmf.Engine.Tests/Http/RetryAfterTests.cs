using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests Retry-After in seconds, as a date, missing, and invalid.</summary>
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
    public async Task A_delay_in_seconds_is_obeyed(int status)
    {
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = "1", Count = 1 });

        CollectingSink sink = await StopAsync(Connect(), SeedRows(1));

        Assert.Equal(2, sink.OnlyReport.Result.Attempts);
        Assert.True(TimeBetween(Requests[0], Requests[1]) > TimeSpan.FromSeconds(0.9), "The second attempt was sent too early.");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_date_is_obeyed(int status)
    {
        // The header has a resolution of one second, so at least one of the two seconds remains.
        string date = DateTimeOffset.UtcNow.AddSeconds(2).ToString("r", CultureInfo.InvariantCulture);
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = date, Count = 1 });

        CollectingSink sink = await StopAsync(Connect(), SeedRows(1));

        Assert.Equal(2, sink.OnlyReport.Result.Attempts);
        DateTimeOffset notBefore = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture).AddSeconds(-0.1);
        Assert.True(Requests[1].Time > notBefore, "The second attempt was sent too early.");
    }

    [Theory]
    [InlineData(429, "301")]
    [InlineData(429, "86400")]
    [InlineData(429, "99999999999999999999")]
    [InlineData(429, "Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData(503, "86400")]
    [InlineData(500, "86400")]
    public async Task An_unreasonably_long_wait_fails_the_row_but_not_the_run(int status, string retryAfter)
    {
        var rows = SeedRows(3);
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = retryAfter, CallConnectionId = rows[1].CallConnectionId });

        CollectingSink sink = await StopAsync(Connect(), rows);

        Assert.Equal([200, status, 200], sink.Results.Select(result => result.StatusCode));
        Assert.Equal([1, 1, 1], sink.Results.Select(result => result.Attempts));
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task A_date_in_the_past_does_not_delay_the_retry()
    {
        Service.State.Faults.Add(new FaultRule { Status = 500, RetryAfter = "Wed, 13 Apr 2022 18:09:12 GMT", Count = 1 });

        CollectingSink sink = await StopAsync(Connect(), SeedRows(1));

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        Assert.Contains($"retry 1 of 3 in {0:0.0} s", Assert.Single(sink.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_while_the_service_throttles()
    {
        var rows = SeedRows(30);
        Service.State.Faults.Add(new FaultRule { Status = 429, RetryAfter = "1", CallConnectionId = rows[0].CallConnectionId, Count = 1 });

        CollectingSink sink = await RunAsync(Connect(), DtmfRecognitionOperation.Stop, throttleLimit: 1, rows);

        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
        Assert.Equal(rows.Select(row => row.CallConnectionId).Prepend(rows[0].CallConnectionId), Requests.Select(request => request.CallConnectionId));
        Assert.True(TimeBetween(Requests[0], Requests[1]) > TimeSpan.FromSeconds(0.9), "A request was sent during the pause.");
    }

    private static TimeSpan TimeBetween(RecordedRequest first, RecordedRequest second) => second.Time - first.Time;
}
