using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Events;
using AcsDtmf.Engine.Journal;

namespace AcsDtmf.Engine;

/// <summary>The engine: HTTP, credentials, operations and batches. It does not depend on PowerShell.</summary>
public sealed class CallingEngine : ICallingEngine
{
    private readonly TimeProvider _clock;

    /// <summary>Initializes a new instance of the <see cref="CallingEngine"/> class, which uses this machine's clock.</summary>
    public CallingEngine()
        : this(TimeProvider.System)
    {
    }

    internal CallingEngine(TimeProvider clock) => _clock = clock;

    /// <inheritdoc/>
    public ICallingClient Connect(CallingClientOptions options, CallingCredential credential) =>
        options.UserAgent.All(c => c is >= ' ' and <= '~')
            ? new CallingClient(options, credential, _clock)
            : throw new ArgumentException("The user agent contains characters that are not allowed in a header.", nameof(options));

    /// <inheritdoc/>
    public ICallEventReader OpenCallEventReader(ICallEventSink sink) => new CallEventReader(sink);

    /// <inheritdoc/>
    public void ReadJournal(string path, IJournalSink sink, CancellationToken cancellationToken) => JournalRecords.Report(path, sink, cancellationToken);

    /// <inheritdoc/>
    public IStopConfirmation ConfirmStops(IEnumerable<CallEvent> events, IStopConfirmationSink sink, CancellationToken cancellationToken) =>
        StopConfirmation.ByEvents(events, sink, _clock, cancellationToken);

    /// <inheritdoc/>
    public IStopConfirmation ConfirmStops(CallEventListenerOptions listener, TimeSpan timeout, IStopConfirmationSink sink, CancellationToken cancellationToken) =>
        StopConfirmation.ByListener(listener, timeout, sink, _clock, cancellationToken);

    /// <inheritdoc/>
    public ICallEventReceiver ReceiveEvents(
        CallEventListenerOptions listener,
        CallEventReceiverOptions options,
        ICallEventReceiverSink sink,
        CancellationToken cancellationToken) => new CallEventReceiver(listener, options, sink, _clock, cancellationToken);
}
