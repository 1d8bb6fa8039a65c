using System.Collections.Generic;
using System.Net;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Events;

/// <summary>
/// A callback that waits for its response. Until it is acknowledged, the service considers it undelivered, and its body uses the memory
/// budget.
/// </summary>
/// <param name="response">The response.</param>
/// <param name="body">The body, which the callback owns.</param>
internal sealed class ReceivedCallback(HttpListenerResponse response, CallbackBody body) : ICallEventSink
{
    private readonly List<CallEvent> _events = [];
    private readonly List<(CallingException Error, string Text)> _errors = [];

    internal CallbackBody Body => body;

    /// <summary>Gets the events of the body, in their order.</summary>
    internal IReadOnlyList<CallEvent> Events => _events;

    /// <summary>Gets the errors of the parts of the body that are not events, with the text of the parts.</summary>
    internal IReadOnlyList<(CallingException Error, string Text)> Errors => _errors;

    /// <inheritdoc/>
    void ICallEventSink.OnEvent(CallEvent callEvent) => _events.Add(callEvent);

    /// <inheritdoc/>
    void ICallEventSink.OnError(CallingException error, string text) => _errors.Add((error, text));

    /// <summary>Reads the events of the body.</summary>
    /// <returns>Whether the body contains text, and the text is complete.</returns>
    internal bool ReadEvents()
    {
        string text = body.ToString();
        var reader = new CallEventReader(this);
        reader.Add(text);
        reader.Complete();
        return text.Length > 0 && !reader.IsIncomplete;
    }

    /// <summary>Responds with 200, so that the service does not send the callback again.</summary>
    internal void Acknowledge()
    {
        body.Dispose();
        CallbackAnswer.Send(response, HttpStatusCode.OK);
    }
}
