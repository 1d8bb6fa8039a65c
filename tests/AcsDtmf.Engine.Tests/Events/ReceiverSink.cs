using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Keeps all that a receiver of events reports, and does with each event what a test wants.</summary>
public sealed class ReceiverSink(Action<CallEvent>? onEvent = null) : ICallEventReceiverSink
{
    private readonly ConcurrentQueue<CallEvent> _events = new();

    public bool WantsDebug => false;

    /// <summary>Gets the events that were taken, in their order.</summary>
    public IReadOnlyList<CallEvent> Events => [.. _events];

    /// <summary>Gets the ids of the events.</summary>
    public IEnumerable<string?> Ids => _events.Select(callEvent => callEvent.Id);

    public ConcurrentQueue<CallingException> Errors { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<string> VerboseMessages { get; } = new();

    public void OnEvent(CallEvent callEvent)
    {
        onEvent?.Invoke(callEvent);
        _events.Enqueue(callEvent);
    }

    public void OnError(CallingException error, string text) => Errors.Enqueue(error);

    public void OnWarning(string message) => Warnings.Enqueue(message);

    public void OnVerbose(string message) => VerboseMessages.Enqueue(message);

    public void OnDebug(string message)
    {
    }
}
