using System;
using System.Collections.Generic;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Confirms stops and reports them in the order they came in. Results wait in a queue; only its head is ever looked at, because every result
/// may wait equally long and so the head is the first to run out of time.
/// </summary>
internal sealed class StopConfirmation : IStopConfirmation
{
    // How many results may wait, and how many events be kept before theirs come. A batch holds back a few thousand results at the most
    // while a slow row is under way, so an event is not forgotten before its result has come through.
    private const int Capacity = 16384;

    private readonly IStopConfirmationSink _sink;
    private readonly CancellationToken _cancellationToken;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly CallerDispatcher _caller = new();
    private readonly Queue<PendingStop> _queue = new();
    private readonly StopMatcher _matcher;
    private readonly object _gate = new();
    private CallEventListener? _listener;

    private StopConfirmation(StopMatcher matcher, TimeSpan timeout, IStopConfirmationSink sink, TimeProvider clock, CancellationToken cancellationToken)
    {
        _matcher = matcher;
        _timeout = timeout;
        _clock = clock;
        _sink = sink;
        _cancellationToken = cancellationToken;
    }

    /// <inheritdoc/>
    public void Add(DtmfRecognitionResult result)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var stop = new PendingStop(result, _clock.GetTimestamp());
        if (result.Status == RowStatus.Succeeded)
        {
            stop.Error = result.Operation == DtmfRecognitionOperation.Stop
                ? RowRules.CheckCallConnectionId(result.CallConnectionId)
                : NotConfirmed.NotAStop();
            if (stop.Error is null)
            {
                lock (_gate)
                {
                    _matcher.Add(stop);
                }
            }
        }

        _queue.Enqueue(stop);
        Report();
        while (_queue.Count >= Capacity)
        {
            WaitForHead();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        Report();
        while (_queue.Count > 0)
        {
            WaitForHead();
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
        // The events are in memory already, so there is no reason to forget any.
        var matcher = new StopMatcher(int.MaxValue);
        foreach (CallEvent callEvent in events)
        {
            matcher.Add(callEvent);
        }

        return new StopConfirmation(matcher, TimeSpan.Zero, sink, clock, cancellationToken);
    }

    internal static StopConfirmation ByListener(CallEventListenerOptions options, IStopConfirmationSink sink, TimeProvider clock, CancellationToken cancellationToken)
    {
        var confirmation = new StopConfirmation(new StopMatcher(Capacity), options.Timeout, sink, clock, cancellationToken);
        try
        {
            confirmation._listener = CallEventListener.Start(options, confirmation.Take, clock, cancellationToken);
        }
        catch
        {
            confirmation.Dispose();
            throw;
        }

        sink.OnVerbose($"Listening for callbacks on {options.Prefix}.");
        return confirmation;
    }

    /// <summary>Takes an event, on any thread.</summary>
    private void Take(CallEvent callEvent)
    {
        bool confirms;
        lock (_gate)
        {
            confirms = _matcher.Add(callEvent);
        }

        if (confirms)
        {
            _caller.Wake();
        }
    }

    private void WaitForHead()
    {
        TimeSpan left = _timeout - _clock.GetElapsedTime(_queue.Peek().TakenAt);
        if (left > TimeSpan.Zero)
        {
            // Rounded up, because a wait that ends a little early would only have to be done again.
            _caller.Wait(left + TimeSpan.FromMilliseconds(1), _cancellationToken);
        }

        _cancellationToken.ThrowIfCancellationRequested();
        Report();
    }

    private void Report()
    {
        while (_queue.Count > 0 && IsSettled(_queue.Peek()))
        {
            PendingStop stop = _queue.Dequeue();
            _sink.OnResult(new ConfirmedDtmfRecognitionResult(stop.Result, stop.Event, stop.Event?.Time ?? _clock.GetUtcNow()), stop.Error);
        }
    }

    private bool IsSettled(PendingStop stop)
    {
        lock (_gate)
        {
            if (!stop.IsWaiting)
            {
                return true;
            }

            if (_clock.GetElapsedTime(stop.TakenAt) < _timeout)
            {
                return false;
            }

            _matcher.GiveUp(stop);
        }

        stop.Error = NotConfirmed.Because(_listener, _timeout);
        return true;
    }
}
