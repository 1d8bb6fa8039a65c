using System;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Tests that a batch reports its progress, with a clock that the test advances.</summary>
public sealed class BatchProgressTests
{
    private const int Limit = 2;

    private readonly FakeTimeProvider _clock = new();
    private readonly CollectingSink _sink = new();

    [Fact]
    public async Task Progress_is_reported_while_the_batch_waits_and_counts_the_rows_in_flight()
    {
        var operation = new ScriptedOperation(async (row, _, _) =>
        {
            await Patience.UntilAsync(() => _sink.Progress.Count > 0);
            return Batches.NumberOf(row) == 1 ? new CallingException(CallingErrorKind.Service, "8522", "Call not found.") : null;
        });
        BatchProgress last = null!;

        await OwnThread.RunAsync(() =>
        {
            using var batch = new OrderedBatch<DtmfRecognitionRequest, DtmfRecognitionResult>(
                operation, journal: null, new BatchOptions { ThrottleLimit = Limit }, _sink, _clock, default);
            batch.Add(Batches.Row(0));
            batch.Add(Batches.Row(1));
            _clock.Advance(TimeSpan.FromSeconds(1));
            batch.Add(Batches.Row(2));
            batch.Complete();
            last = batch.Progress;
        });

        BatchProgress reported = Assert.Single(_sink.Progress);
        Assert.Equal((0, 0, Limit), (reported.Done, reported.Failed, reported.InFlight));
        Assert.Equal((3, 1, 0), (last.Done, last.Failed, last.InFlight));
    }
}
