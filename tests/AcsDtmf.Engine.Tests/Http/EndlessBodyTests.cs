using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests many endless bodies at the same time. No other test runs meanwhile, because memory is measured for the whole process.</summary>
[Collection(EnvironmentVariables.Collection)]
public sealed class EndlessBodyTests : ServiceTest
{
    private const int Rows = 256;

    [Theory]
    [InlineData("HTTP/1.1 500 Internal Server Error")]
    [InlineData("HTTP/1.1 200 OK")]
    public async Task Endless_responses_to_actions_take_little_memory(string head)
    {
        using LoopbackServer server = LoopbackServer.NeverEnding(head);
        ICallingClient client = Connect(QuickOptions(server.Endpoint, maximumRetryCount: 0), AccessTokenCredential.FromText("token"));
        IReadOnlyList<DtmfRecognitionRequest> rows = SeedRows(Rows);
        long before = GC.GetTotalAllocatedBytes();

        CollectingSink sink = await RunAsync(client, DtmfRecognitionOperation.Stop, throttleLimit: Rows, rows);

        Assert.Equal(Rows, sink.Results.Count(result => result.Status == RowStatus.Failed));
        Assert.InRange((GC.GetTotalAllocatedBytes() - before) / (1024 * 1024), 0, 80);
    }

    [Fact]
    public async Task Only_a_few_endless_pages_take_memory_at_the_same_time()
    {
        using LoopbackServer server = LoopbackServer.NeverEnding("HTTP/1.1 200 OK");
        ICallingClient client = Connect(QuickOptions(server.Endpoint, maximumRetryCount: 0), AccessTokenCredential.FromText("token"));
        var sink = new CollectingSink<CallConnectionRequest, CallConnection?>();
        CallConnectionRequest[] rows = [.. Enumerable.Range(0, Rows).Select(i => new CallConnectionRequest { CallConnectionId = $"call-{i}" })];
        long before = GC.GetTotalAllocatedBytes();

        await OwnThread.RunAsync(() =>
        {
            using IOrderedBatch<CallConnectionRequest> batch = client.Open(CallingOperation.GetCallConnection, new BatchOptions { ThrottleLimit = Rows }, sink, CancellationToken.None);
            foreach (CallConnectionRequest row in rows)
            {
                batch.Add(row);
            }

            batch.Complete();
        });

        Assert.All(sink.Reports, report => Assert.Equal(CallingErrorCode.InvalidAnswer, report.Error?.ErrorCode));
        Assert.InRange((GC.GetTotalAllocatedBytes() - before) / (1024 * 1024), 0, 160);
    }
}
