using System;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Batch;

/// <summary>Counts the reported rows and schedules progress reports. Used only on the caller's thread.</summary>
internal sealed class BatchTally(TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);

    private readonly long _startedAt = clock.GetTimestamp();
    private TimeSpan _due = TimeSpan.FromSeconds(1);
    private long _done;
    private long _failed;
    private long _skipped;
    private long _wouldSend;

    internal void Count(string status)
    {
        _done++;
        _failed += status == RowStatus.Failed ? 1 : 0;
        _skipped += status == RowStatus.Skipped ? 1 : 0;
        _wouldSend += status == RowStatus.WouldSend ? 1 : 0;
    }

    /// <summary>Returns whether a progress report is due. If it is, schedules the next one.</summary>
    internal bool IsDue()
    {
        TimeSpan elapsed = clock.GetElapsedTime(_startedAt);
        if (elapsed < _due)
        {
            return false;
        }

        _due = elapsed + Interval;
        return true;
    }

    internal BatchProgress Read(SendWindow window, int inFlight)
    {
        (int pauses, int width) = window.State;
        return new BatchProgress
        {
            Done = _done,
            Failed = _failed,
            Skipped = _skipped,
            WouldSend = _wouldSend,
            Elapsed = clock.GetElapsedTime(_startedAt),
            ThrottlingPauses = pauses,
            Width = width,
            InFlight = inFlight,
        };
    }
}
