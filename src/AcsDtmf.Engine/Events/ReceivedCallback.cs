using System.Collections.Generic;
using System.Net;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// A callback that waits for its answer. Until it is acknowledged, its sender counts it as not delivered, and its body counts against what
/// all bodies together may hold.
/// </summary>
/// <param name="response">The answer.</param>
/// <param name="body">The body, which the callback owns.</param>
internal sealed class ReceivedCallback(HttpListenerResponse response, CallbackBody body) : ICallEventSink
{
    private readonly List<CallEvent> _events = [];
    private readonly List<(CallingException Error, string Text)> _errors = [];

    internal CallbackBody Body => body;

    /// <summary>Gets the events of the body, in their order.</summary>
    internal IReadOnlyList<CallEvent> Events => _events;

    /// <summary>Gets the parts of the body that are no events, with the reasons.</summary>
    internal IReadOnlyList<(CallingException Error, string Text)> Errors => _errors;

    /// <inheritdoc/>
    void ICallEventSink.OnEvent(CallEvent callEvent) => _events.Add(callEvent);

    /// <inheritdoc/>
    void ICallEventSink.OnError(CallingException error, string text) => _errors.Add((error, text));

    /// <summary>Reads the events of the body.</summary>
    /// <returns>Whether the body holds text, and the text is whole.</returns>
    internal bool ReadEvents()
    {
        string text = body.ToString();
        var reader = new CallEventReader(this);
        reader.Add(text);
        reader.Complete();
        return text.Length > 0 && !reader.HasBrokenOff;
    }

    /// <summary>Answers 200, so that the service does not send the callback again.</summary>
    internal void Acknowledge()
    {
        body.Dispose();
        CallbackAnswer.Send(response, HttpStatusCode.OK);
    }
}
