using System.Collections.Generic;
using System.Threading;
using AcsDtmf.Client.Events;
using AcsDtmf.Engine;

namespace AcsDtmf.Client;

/// <summary>The engine: HTTP, credentials, operations and the batch. Knows nothing of PowerShell.</summary>
public sealed class CallingEngine : ICallingEngine
{
    /// <inheritdoc/>
    public ICallingClient Connect(CallingClientOptions options, CallingCredential credential) =>
        new CallingClient(options, credential);

    /// <inheritdoc/>
    public ICallEventReader OpenCallEventReader(ICallEventSink sink) => new CallEventReader(sink);

    /// <inheritdoc/>
    public IStopConfirmation ConfirmStops(IEnumerable<CallEvent> events, IStopConfirmationSink sink, CancellationToken cancellationToken) =>
        StopConfirmation.ByEvents(events, sink, cancellationToken);

    /// <inheritdoc/>
    public IStopConfirmation ConfirmStops(CallEventListenerOptions listener, IStopConfirmationSink sink, CancellationToken cancellationToken) =>
        StopConfirmation.ByListener(listener, sink, cancellationToken);
}
