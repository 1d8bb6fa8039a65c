using System;
using System.Collections.Generic;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Confirms stops and reports them in input order. Results wait in a queue. Only its head is checked, because the time-out is the
/// same for all results and the head times out first.
/// </summary>
/// <remarks>
/// A stop with a unique context is confirmed when its event arrives. Any other stop can share its context with a later row, and the event can
/// belong to that row. Such a stop is confirmed when the input has ended, or when the queue is full.
/// </remarks>
internal sealed class StopConfirmation : IStopConfirmation
{
    // The number of results that can wait, and of events that are kept until their results arrive. A batch delays at most a few thousand
    // results behind a slow row, so no event is forgotten before its result arrives.
    private const int Capacity = 16384;

    private readonly IStopConfirmationSink _sink;
    private readonly CancellationToken _cancellationToken;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly CallerDispatcher _caller;
    private readonly Queue<PendingStop> _queue = new();
    private readonly StopMatcher _matcher;
    private readonly object _gate = new();
    private readonly int _capacity;
    private CallEventListener? _listener;
    private bool _hasEnded;

    private StopConfirmation(int capacity, TimeSpan timeout, IStopConfirmationSink sink, TimeProvider clock, CancellationToken cancellationToken)
    {
        _capacity = capacity;
        _matcher = new StopMatcher(capacity);
        _timeout = timeout;
        _clock = clock;
        _sink = sink;
        _cancellationToken = cancellationToken;
        _caller = new CallerDispatcher(cancellationToken);
    }

    /// <inheritdoc/>
    public void Add(DtmfRecognitionResult result)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var stop = new PendingStop(result, _clock.GetTimestamp());
        if (result.Status == RowStatus.Succeeded || MayHaveTakenEffect(result))
        {
            stop.Error = Match(stop);
        }

        _queue.Enqueue(stop);
        Report();
        while (_queue.Count >= _capacity)
        {
            WaitForHead();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _hasEnded = true;
        Report();
        while (_queue.Count > 0)
        {
            WaitForHead();
        }

        if (_listener?.Losses.ToString() is { Length: > 0 } losses)
        {
            _sink.OnVerbose(losses.TrimStart());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener?.Dispose();
        _caller.Dispose();
    }

    internal static StopConfirmation ByEvents(IEnumerable<CallEvent> events, IStopConfirmationSink sink, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The events are in memory already, so forgetting any would save nothing.
        var confirmation = new StopConfirmation(int.MaxValue, TimeSpan.Zero, sink, clock, cancellationToken);
        foreach (CallEvent callEvent in events)
        {
            confirmation._matcher.Add(callEvent);
        }

        return confirmation;
    }

    internal static StopConfirmation ByListener(
        CallEventListenerOptions options,
        TimeSpan timeout,
        IStopConfirmationSink sink,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var confirmation = new StopConfirmation(Capacity, timeout, sink, clock, cancellationToken);
        try
        {
            confirmation._listener = CallEventListener.Start(options, confirmation.Take, clock, cancellationToken);
        }
        catch
        {
            confirmation.Dispose();
            throw;
        }

        return confirmation;
    }

    /// <summary>Receives the events of a callback, on any thread.</summary>
    private void Take(ReceivedCallback callback)
    {
        bool completesGroup = false;
        lock (_gate)
        {
            foreach (CallEvent callEvent in callback.Events)
            {
                completesGroup |= _matcher.Add(callEvent);
            }
        }

        // The acknowledgement precedes the last report, because the listener closes after that.
        callback.Acknowledge();
        if (completesGroup)
        {
            _caller.Wake();
        }
    }

    private void WaitForHead()
    {
        TimeSpan left = _timeout - _clock.GetElapsedTime(_queue.Peek().TakenAt);
        if (left > TimeSpan.Zero)
        {
            _caller.Wait(left);
        }

        _cancellationToken.ThrowIfCancellationRequested();
        Report();
    }

    private void Report()
    {
        while (_queue.Count > 0 && TrySettle(_queue.Peek()))
        {
            PendingStop stop = _queue.Dequeue();
            _sink.OnResult(new ConfirmedDtmfRecognitionResult(stop.Result, stop.Event, stop.Event?.Time ?? _clock.GetUtcNow()), stop.Error);
        }
    }

    /// <summary>Confirms a stop, or gives it up after the timeout.</summary>
    /// <returns>Whether the stop can be reported.</returns>
    private bool TrySettle(PendingStop stop)
    {
        lock (_gate)
        {
            if (stop.Group is not { } group)
            {
                return true;
            }

            if (group.HasEveryEvent)
            {
                if (MayShareItsContext(stop))
                {
                    return false;
                }

                _matcher.Confirm(stop);
                return true;
            }

            if (_clock.GetElapsedTime(stop.TakenAt) < _timeout)
            {
                return false;
            }

            stop.Error = group.Events.Count > 0 ? NotConfirmed.Ambiguous(group.Events.Count, _listener) : NotConfirmed.Because(_listener, _timeout);
            _matcher.GiveUp(stop);
            return true;
        }
    }

    /// <summary>Returns whether a later row can share the context of a stop, and the queue has room to wait for that row.</summary>
    private bool MayShareItsContext(PendingStop stop) => !stop.Result.HasUniqueContext && !_hasEnded && _queue.Count < _capacity;

    /// <summary>Returns whether a stop that failed may have taken effect: its response was lost, unreadable, or an error of the service.</summary>
    private static bool MayHaveTakenEffect(DtmfRecognitionResult result) =>
        result is { Status: RowStatus.Failed, Attempts: > 1 } or { Status: RowStatus.Failed, Attempts: 1, StatusCode: null or < 300 or 408 or >= 500 };

    /// <summary>Passes a stop to the matcher.</summary>
    /// <returns>Why no event can confirm the stop; null if one can.</returns>
    private CallingException? Match(PendingStop stop)
    {
        if (RowRules.CheckCallConnectionId(stop.Result.CallConnectionId) is { } error)
        {
            return error;
        }

        lock (_gate)
        {
            if (stop.Result.Status == RowStatus.Succeeded)
            {
                _matcher.Add(stop);
            }
            else
            {
                _matcher.AddUncertain(stop.Result);
            }
        }

        return null;
    }
}
