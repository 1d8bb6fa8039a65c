using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Events;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>Keeps all that a reader of events reports.</summary>
public sealed class EventCollector : ICallEventSink
{
    private readonly ConcurrentQueue<CallEvent> _events = new();
    private readonly ConcurrentQueue<(CallingException Error, string Text)> _errors = new();

    public IReadOnlyList<CallEvent> Events => [.. _events];

    public IReadOnlyList<(CallingException Error, string Text)> Errors => [.. _errors];

    /// <summary>Gets the ids of the events, in the order they came.</summary>
    public IEnumerable<string?> Ids => _events.Select(callEvent => callEvent.Id);

    /// <summary>Reads pieces of one text.</summary>
    public static EventCollector Read(params IEnumerable<string> pieces)
    {
        var collector = new EventCollector();
        var reader = new CallEventReader(collector);
        foreach (string piece in pieces)
        {
            reader.Add(piece);
        }

        reader.Complete();
        return collector;
    }

    /// <summary>Reads a text that holds exactly one event, and nothing else.</summary>
    public static CallEvent ReadOne(string text)
    {
        EventCollector collector = Read(text);
        Assert.Empty(collector.Errors);
        return Assert.Single(collector.Events);
    }

    /// <summary>Takes all that a callback holds, and acknowledges it.</summary>
    internal void Take(ReceivedCallback callback)
    {
        foreach (CallEvent callEvent in callback.Events)
        {
            OnEvent(callEvent);
        }

        foreach ((CallingException error, string text) in callback.Errors)
        {
            OnError(error, text);
        }

        callback.Acknowledge();
    }

    public void OnEvent(CallEvent callEvent) => _events.Enqueue(callEvent);

    public void OnError(CallingException error, string text) => _errors.Enqueue((error, text));
}
