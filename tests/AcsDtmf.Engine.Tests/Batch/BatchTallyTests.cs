using System;
using System.Linq;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AcsDtmf.Engine.Tests.Batch;

/// <summary>Tests what a batch reports as its progress, and when, with a clock that the test advances.</summary>
public sealed class BatchTallyTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly SendWindow _window;
    private readonly BatchTally _tally;

    public BatchTallyTests()
    {
        _window = new SendWindow(4, static _ => { }, _clock, SendWindow.LongestThrottling);
        _tally = new BatchTally(_clock);
    }

    public void Dispose() => _window.Dispose();

    [Fact]
    public void Rows_are_counted_by_their_status()
    {
        foreach ((string status, int index) in RowStatus.All.Select((status, index) => (status, index)))
        {
            for (int count = 0; count <= index; count++)
            {
                _tally.Count(status);
            }
        }

        BatchProgress progress = _tally.Read(_window, inFlight: 3);

        Assert.Equal([RowStatus.Succeeded, RowStatus.Failed, RowStatus.Skipped, RowStatus.WouldSend], RowStatus.All);
        Assert.Equal((10, 2, 3, 4), (progress.Done, progress.Failed, progress.Skipped, progress.WouldSend));
        Assert.Equal((0, 4, 3), (progress.ThrottlingPauses, progress.Width, progress.InFlight));
    }

    [Fact]
    public void Progress_is_due_after_a_second_and_then_four_times_a_second()
    {
        Assert.False(IsDueAfter(999));
        Assert.True(IsDueAfter(1));
        Assert.False(IsDueAfter(249));
        Assert.True(IsDueAfter(1));
        Assert.False(_tally.IsDue());
        Assert.True(IsDueAfter(1000));
        Assert.False(IsDueAfter(249));
    }

    [Fact]
    public void The_speed_is_the_average_since_the_batch_was_opened()
    {
        Assert.Equal(0, _tally.Read(_window, inFlight: 0).RowsPerSecond);

        _tally.Count(RowStatus.Succeeded);
        _tally.Count(RowStatus.Failed);
        _tally.Count(RowStatus.Skipped);
        _clock.Advance(TimeSpan.FromSeconds(2));

        BatchProgress progress = _tally.Read(_window, inFlight: 0);
        Assert.Equal((TimeSpan.FromSeconds(2), 1.5), (progress.Elapsed, progress.RowsPerSecond));
    }

    private bool IsDueAfter(int milliseconds)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return _tally.IsDue();
    }
}
