using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace AcsDtmf.Emulator.Calls;

/// <summary>The media operations of a call. The first operation is active, and the others wait for their turn.</summary>
/// <param name="callLock">The lock of the call. Timers acquire it, and callers of the methods hold it.</param>
internal sealed class MediaQueue(Lock callLock)
{
    private readonly List<MediaOperation> _operations = [];
    private ITimer? _timer;
    private int _step;

    /// <summary>Adds an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="interrupts">Whether the operation cancels the operations before it.</param>
    public void Add(MediaOperation operation, bool interrupts)
    {
        if (interrupts)
        {
            Cancel(_ => true);
        }

        _operations.Add(operation);
        if (_operations.Count == 1)
        {
            StartFirst();
        }
    }

    /// <returns>Whether the active operation handled the tone.</returns>
    public bool Receive(Participant participant, string tone)
    {
        if (_operations.FirstOrDefault()?.Receive(participant, tone) is not { } step)
        {
            return false;
        }

        Complete(step);
        return true;
    }

    /// <summary>Cancels the matching operations in their order.</summary>
    public void Cancel(Predicate<MediaOperation> match)
    {
        MediaOperation? active = _operations.FirstOrDefault();
        MediaOperation[] canceled = [.. _operations.Where(operation => match(operation))];
        _operations.RemoveAll(match);
        foreach (MediaOperation operation in canceled)
        {
            operation.Cancel();
        }

        if (canceled.Contains(active))
        {
            StartFirst();
        }
    }

    /// <summary>Removes every operation without an event.</summary>
    public void Clear()
    {
        _operations.Clear();
        StopTimer();
    }

    private void StartFirst()
    {
        StopTimer();
        if (_operations.Count > 0)
        {
            Complete(_operations[0].Start());
        }
    }

    private void Complete(MediaStep step)
    {
        StopTimer();
        if (step.Wait is { } wait)
        {
            int current = _step;
            _timer = _operations[0].Clock.CreateTimer(_ => Elapse(current), null, wait, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _operations.RemoveAt(0);
            StartFirst();
        }
    }

    private void Elapse(int step)
    {
        lock (callLock)
        {
            // A tone or a cancellation can end the step while its timer waits for the lock.
            if (step == _step)
            {
                Complete(_operations[0].Continue());
            }
        }
    }

    private void StopTimer()
    {
        _step++;
        _timer?.Dispose();
        _timer = null;
    }
}
