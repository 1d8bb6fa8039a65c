using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Batch;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// Emits events as their callbacks arrive. Callbacks wait in a queue, without a response, until the caller's thread has emitted their events
/// and acknowledges them. The memory limit of the listener bounds the queue.
/// </summary>
internal sealed class CallEventReceiver : ICallEventReceiver
{
    private const int RememberedEvents = 16384;

    private readonly CallEventReceiverOptions _options;
    private readonly ICallEventReceiverSink _sink;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellationToken;
    private readonly CallerDispatcher _caller;
    private readonly ConcurrentQueue<ReceivedCallback> _received = new();
    private readonly RecentEvents _recentEvents = new(RememberedEvents);
    private readonly CallEventListener _listener;
    private int _emitted;
    private bool _hasWarned;

    /// <summary>Initializes a new instance of the <see cref="CallEventReceiver"/> class, which starts to listen.</summary>
    internal CallEventReceiver(
        CallEventListenerOptions listener,
        CallEventReceiverOptions options,
        ICallEventReceiverSink sink,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        _options = options;
        _sink = sink;
        _clock = clock;
        _cancellationToken = cancellationToken;
        _caller = new CallerDispatcher(cancellationToken);
        _listener = CallEventListener.Start(listener, Take, clock, cancellationToken);
        _listener.Refused += _caller.Wake;
    }

    private bool HasAll => _emitted == _options.MaximumCount;

    /// <inheritdoc/>
    public void Receive()
    {
        long startedAt = _clock.GetTimestamp();
        while (!HasAll && TimeLeft(startedAt) is { } left)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            WarnOfRefusal();
            if (_received.TryDequeue(out ReceivedCallback? callback))
            {
                Emit(callback);
            }
            else
            {
                _caller.Wait(left);
            }
        }

        ReportEnd();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _caller.Dispose();
    }

    /// <summary>Receives a callback, on any thread. The caller's thread may be busy, so a callback without an event to emit does not wait for it.</summary>
    private void Take(ReceivedCallback callback)
    {
        if (callback.Errors.Count == 0 && !callback.Events.Any(callEvent => _options.Filter(callEvent)))
        {
            callback.Acknowledge();
            return;
        }

        _received.Enqueue(callback);
        _caller.Wake();
    }

    /// <summary>Emits the events of a callback and acknowledges it. A callback that exceeds the maximum count is not acknowledged, so that the service sends it again.</summary>
    private void Emit(ReceivedCallback callback)
    {
        foreach (CallEvent callEvent in callback.Events.Where(callEvent => _options.Filter(callEvent)))
        {
            if (HasAll)
            {
                return;
            }

            if (_recentEvents.Add(callEvent))
            {
                _sink.OnEvent(callEvent);
                _emitted++;
            }
        }

        foreach ((CallingException error, string text) in callback.Errors)
        {
            _sink.OnError(error, text);
        }

        callback.Acknowledge();
    }

    /// <summary>Warns of the first refusal, because nothing else explains why no event arrives.</summary>
    private void WarnOfRefusal()
    {
        if (!_hasWarned && _listener.Losses.LastRefusal is { } reason)
        {
            _hasWarned = true;
            _sink.OnWarning($"A callback was refused because {reason}. Further refusals cause no warning.");
        }
    }

    private void ReportEnd()
    {
        string losses = _listener.Losses.ToString();
        if (!HasAll && _options is { MaximumCount: { } count, Timeout: { } timeout })
        {
            _sink.OnError(TooFew(count, timeout, losses), _listener.Prefix);
        }
        else if (losses.Length > 0)
        {
            _sink.OnVerbose(losses.TrimStart());
        }
    }

    private CallingException TooFew(int count, TimeSpan timeout, string losses) => new(
        CallingErrorKind.Timeout,
        CallingErrorCode.TooFewEvents,
        $"{_emitted} of {count} events arrived within {timeout.TotalSeconds:0.###} s.{losses}")
    {
        RecommendedAction = $"Check that callbacks reach {_listener.Prefix} and that -Type and -CallConnectionId select the events that you expect, or wait longer with -TimeoutSec.",
    };

    /// <summary>Returns the time that is left, which can be infinite; null if none is left.</summary>
    private TimeSpan? TimeLeft(long startedAt)
    {
        if (_options.Timeout is not { } timeout)
        {
            return Timeout.InfiniteTimeSpan;
        }

        TimeSpan left = timeout - _clock.GetElapsedTime(startedAt);
        return left > TimeSpan.Zero ? left : null;
    }
}
