using System;
using System.Diagnostics;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Operations;

namespace AcsDtmf.Engine.Batch;

/// <summary>Counts what was reported, and knows when it is time to say so. Belongs to the caller's thread.</summary>
internal sealed class BatchTally
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);

    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private TimeSpan _due = TimeSpan.FromSeconds(1);
    private long _done;
    private long _failed;
    private long _skipped;

    internal void Count(RowStatus status)
    {
        _done++;
        _failed += status == RowStatus.Failed ? 1 : 0;
        _skipped += status == RowStatus.Skipped ? 1 : 0;
    }

    /// <summary>Tells whether progress is due, and if so, when it is due next.</summary>
    internal bool IsDue()
    {
        TimeSpan elapsed = Elapsed.Since(_startedAt);
        if (elapsed < _due)
        {
            return false;
        }

        _due = elapsed + Interval;
        return true;
    }

    internal BatchProgress Read(SendWindow window)
    {
        (int pauses, int width) = window.State;
        return new BatchProgress
        {
            Done = _done,
            Failed = _failed,
            Skipped = _skipped,
            Elapsed = Elapsed.Since(_startedAt),
            ThrottlingPauses = pauses,
            Width = width,
        };
    }
}
