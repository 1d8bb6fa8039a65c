using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Compares complete runs with the requests that the service recorded.</summary>
public sealed class BatchAgainstServiceTests : ServiceTest
{
    [Fact]
    public async Task Each_of_five_thousand_rows_reaches_the_service_once_and_is_reported_in_order()
    {
        var rows = SeedRows(5000);

        CollectingSink sink = await RunAsync(Connect(), DtmfRecognitionOperation.Stop, throttleLimit: 64, rows);

        Assert.Equal(rows, sink.Reports.Select(report => report.Request));
        Assert.Equal(rows.Select(row => row.CallConnectionId), sink.Results.Select(result => result.CallConnectionId));
        Assert.All(sink.Results, result => Assert.Equal((RowStatus.Succeeded, 1), (result.Status, result.Attempts)));
        Assert.All(Service.State.Calls.All, call => Assert.Equal(1, call.Participants[0].Stops));
        Assert.InRange(Service.State.Traffic.Counters.PeakConcurrency, 2, 64);
    }

    [Fact]
    public async Task A_limit_of_one_sends_one_row_at_a_time()
    {
        var rows = SeedRows(50);

        CollectingSink sink = await RunAsync(Connect(), DtmfRecognitionOperation.Stop, throttleLimit: 1, rows);

        Assert.Equal(rows.Select(row => row.CallConnectionId), Requests.Select(request => request.CallConnectionId));
        Assert.Equal(1, Service.State.Traffic.Counters.PeakConcurrency);
        Assert.Equal(50, sink.Count);
    }

    [Fact]
    public async Task Every_row_succeeds_at_a_service_with_a_lower_limit()
    {
        Service.State.Admission.Apply(new ThrottleSettings { Concurrency = 6, RetryAfter = RetryAfterForm.None });
        Service.State.Latency = TimeSpan.FromMilliseconds(20);
        var rows = SeedRows(60);

        CollectingSink sink = await RunAsync(Connect(maximumRetryCount: 10), DtmfRecognitionOperation.Stop, throttleLimit: 24, rows);

        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
        Assert.Equal(rows, sink.Reports.Select(report => report.Request));
        Assert.True(Service.State.Traffic.Count("stopContinuousDtmfRecognition", 429) > 0, "The service did not throttle.");
        Assert.NotEmpty(sink.Messages);
    }

    [Fact]
    public async Task Cancellation_interrupts_requests_that_the_service_holds()
    {
        using var cancellation = new CancellationTokenSource();
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.Stall });
        var sink = new CollectingSink();
        var rows = SeedRows(100);

        Task run = OwnThread.RunAsync(() =>
        {
            using var batch = Open(Connect(timeout: TimeSpan.FromHours(1)), DtmfRecognitionOperation.Stop, 8, sink, cancellation.Token);
            AddAll(batch, rows);
        });
        await Patience.UntilAsync(() => Service.State.Traffic.Counters.InFlight == 8);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Patience.UntilAsync(() => Service.State.Traffic.Counters.InFlight == 0);
        Assert.Equal(8, Requests.Count);
        Assert.Equal(8, Service.State.Traffic.Counters.PeakConcurrency);
        Assert.Equal(0, sink.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Cancellation_interrupts_the_wait_before_a_retry(int status)
    {
        using var cancellation = new CancellationTokenSource();
        Service.State.Faults.Add(new FaultRule { Status = status, RetryAfter = "240" });
        var sink = new CollectingSink();
        var rows = SeedRows(100);

        Task run = OwnThread.RunAsync(() =>
        {
            using var batch = Open(Connect(), DtmfRecognitionOperation.Stop, 8, sink, cancellation.Token);
            AddAll(batch, rows);
        });
        await Patience.UntilAsync(() => sink.Messages.Count > 0);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(0, sink.Count);
    }

    [Fact]
    public async Task Disposal_stops_sending()
    {
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.Stall });
        var batch = Open(Connect(), DtmfRecognitionOperation.Stop, 4, new CollectingSink(), CancellationToken.None);
        foreach (DtmfRecognitionRequest row in SeedRows(6))
        {
            batch.Add(row);
        }

        await Patience.UntilAsync(() => Service.State.Traffic.Counters.InFlight == 4);
        batch.Dispose();

        await Patience.UntilAsync(() => Service.State.Traffic.Counters.InFlight == 0);
        Assert.Equal(4, Requests.Count);
    }

    [Fact]
    public async Task A_credential_the_service_refuses_ends_the_run_after_the_rows_in_flight_are_reported()
    {
        var sink = new CollectingSink();
        ICallingClient client = Connect(QuickOptions(Service.Endpoint), AccessKeyCredential.FromBase64("Kg=="));
        var rows = SeedRows(1000);

        var error = await Assert.ThrowsAsync<CallingException>(() => OwnThread.RunAsync(() =>
        {
            using var batch = Open(client, DtmfRecognitionOperation.Stop, 4, sink, CancellationToken.None);
            AddAll(batch, rows);
        }));

        Assert.Equal((CallingErrorKind.Credential, "7509", 401), (error.Kind, error.ErrorCode, error.StatusCode));
        Assert.InRange(sink.Count, 1, 999);
        Assert.Equal(rows.Take(sink.Count), sink.Reports.Select(report => report.Request));
        Assert.All(sink.Reports, report => Assert.Null(report.Error));
        Assert.All(sink.Results, result => Assert.Equal(RowStatus.Failed, result.Status));

        DtmfRecognitionResult[] sent = [.. sink.Results.Where(result => result.ErrorCode != CallingErrorCode.NotSent)];
        Assert.All(sent, result => Assert.Equal(("7509", 401, 1), (result.ErrorCode, result.StatusCode, result.Attempts)));
        Assert.Equal(Requests.Count, sent.Length);
        Assert.All(sink.Results.Except(sent), result =>
        {
            Assert.Equal((null, 0, null), (result.StatusCode, result.Attempts, result.ClientRequestId));
            Assert.Contains(error.Message, result.ErrorMessage, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Two_batches_of_one_client_do_not_affect_each_other()
    {
        ICallingClient client = Connect();
        var throttled = SeedRows(1);
        var others = SeedRows(200);
        Service.State.Faults.Add(new FaultRule { Status = 429, RetryAfter = "240", CallConnectionId = throttled[0].CallConnectionId });
        using var cancellation = new CancellationTokenSource();
        var sink = new CollectingSink();

        Task waiting = OwnThread.RunAsync(() =>
        {
            using var batch = Open(client, DtmfRecognitionOperation.Stop, 8, sink, cancellation.Token);
            AddAll(batch, throttled);
        });
        await Patience.UntilAsync(() => sink.Messages.Count > 0);
        CollectingSink sinkOfOthers = await StopAsync(client, others);

        Assert.All(sinkOfOthers.Results, result => Assert.Equal(RowStatus.Succeeded, result.Status));
        Assert.False(waiting.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static void AddAll(IOrderedBatch<DtmfRecognitionRequest> batch, IEnumerable<DtmfRecognitionRequest> rows)
    {
        foreach (DtmfRecognitionRequest row in rows)
        {
            batch.Add(row);
        }

        batch.Complete();
    }
}
