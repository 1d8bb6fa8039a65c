using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests;

/// <summary>Tests a client before its first request and after it is closed.</summary>
public sealed class CallingClientTests : ServiceTest
{
    [Fact]
    public void Connecting_sends_nothing()
    {
        using ICallingClient client = Connect();

        Assert.Empty(Requests);
        Assert.Equal(0, Service.State.Traffic.Counters.InFlight);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_closed_client_opens_no_batch(bool hasBeenUsed)
    {
        ICallingClient client = Connect();
        if (hasBeenUsed)
        {
            await StopOneAsync(client);
        }

        client.Dispose();

        var error = Assert.Throws<CallingException>(
            () => Open(client, DtmfRecognitionOperation.Stop, 4, new CollectingSink(), CancellationToken.None));
        Assert.Equal(CallingErrorCode.SessionClosed, error.ErrorCode);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Closing_a_client_ends_its_batches_with_SessionClosed(bool hasBeenUsed)
    {
        ICallingClient client = Connect();
        if (hasBeenUsed)
        {
            await StopOneAsync(client);
        }

        int sentBefore = Requests.Count;
        var sink = new CollectingSink();
        var rows = SeedRows(5);

        var error = await Assert.ThrowsAsync<CallingException>(() => OwnThread.RunAsync(() =>
        {
            using var batch = Open(client, DtmfRecognitionOperation.Stop, 1, sink, CancellationToken.None);
            client.Dispose();
            foreach (DtmfRecognitionRequest row in rows)
            {
                batch.Add(row);
            }
        }));

        Assert.Equal(CallingErrorCode.SessionClosed, error.ErrorCode);
        Assert.Equal(sentBefore, Requests.Count);
        Assert.Equal(CallingErrorCode.SessionClosed, sink.OnlyReport.Result.ErrorCode);
        Assert.Equal((RowStatus.Failed, 0), (sink.OnlyReport.Result.Status, sink.OnlyReport.Result.Attempts));
        Assert.Null(sink.OnlyReport.Error);
    }

    [Fact]
    public async Task Closing_a_client_while_rows_wait_for_a_retry_ends_them_with_SessionClosed()
    {
        Service.State.Faults.Add(new Emulator.Faults.FaultRule { Status = 500, RetryAfter = "1" });
        ICallingClient client = Connect();
        var sink = new CollectingSink();
        var rows = SeedRows(3);

        Task run = OwnThread.RunAsync(() =>
        {
            using var batch = Open(client, DtmfRecognitionOperation.Stop, 8, sink, CancellationToken.None);
            foreach (DtmfRecognitionRequest row in rows)
            {
                batch.Add(row);
            }

            batch.Complete();
        });
        await Patience.UntilAsync(() => sink.Messages.Count == 3);
        client.Dispose();

        var error = await Assert.ThrowsAsync<CallingException>(() => run);
        Assert.Equal(CallingErrorCode.SessionClosed, error.ErrorCode);
        Assert.Equal(Enumerable.Repeat(CallingErrorCode.SessionClosed, 3), sink.Results.Select(result => result.ErrorCode));
        Assert.All(sink.Results, result => Assert.Equal(1, result.Attempts));
        Assert.Equal(3, Requests.Count);
    }

    [Fact]
    public void A_client_can_be_closed_twice()
    {
        ICallingClient client = Connect();

        client.Dispose();

        Assert.Null(Record.Exception(client.Dispose));
    }

    [Theory]
    [InlineData("http://contoso.communication.azure.com/")]
    [InlineData("https://contoso.communication.azure.com/path")]
    [InlineData("ftp://contoso.communication.azure.com/")]
    public void An_endpoint_that_would_expose_the_credential_is_refused(string endpoint)
    {
        using AccessTokenCredential credential = AccessTokenCredential.FromText("token");

        var error = Assert.Throws<CallingException>(() => Connect(new CallingClientOptions(new Uri(endpoint)), credential));

        Assert.Equal(CallingErrorCode.InvalidEndpoint, error.ErrorCode);
    }
}
