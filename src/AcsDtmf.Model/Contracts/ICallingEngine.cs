using System;
using System.Collections.Generic;
using System.Threading;

namespace AcsDtmf.Contracts;

/// <summary>The entry point of the engine. The shell loads the engine in one place and uses it only through this interface.</summary>
public interface ICallingEngine
{
    /// <summary>Opens a client. Sends nothing; the HTTP stack is built at the first request.</summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="credential">The credential. The client owns it and wipes it on disposal.</param>
    /// <returns>The client, which is thread-safe.</returns>
    /// <exception cref="System.ArgumentException">An option is invalid.</exception>
    ICallingClient Connect(CallingClientOptions options, CallingCredential credential);

    /// <summary>Opens a reader of events. It needs no client, because it sends no requests.</summary>
    /// <param name="sink">Receives the events.</param>
    /// <returns>The reader.</returns>
    ICallEventReader OpenCallEventReader(ICallEventSink sink);

    /// <summary>Reads a journal and reports its rows while it reads. The file is not changed, and a run may write to it at the same time.</summary>
    /// <param name="path">The full path of the journal.</param>
    /// <param name="sink">Receives the rows.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <exception cref="CallingException">The file cannot be read or is not a journal.</exception>
    void ReadJournal(string path, IJournalSink sink, CancellationToken cancellationToken);

    /// <summary>Confirms stops by events that were already received. Results do not wait for further events.</summary>
    /// <param name="events">The events, of any type.</param>
    /// <param name="sink">Receives the results.</param>
    /// <param name="cancellationToken">Cancels the confirmation.</param>
    /// <returns>The confirmation.</returns>
    IStopConfirmation ConfirmStops(IEnumerable<CallEvent> events, IStopConfirmationSink sink, CancellationToken cancellationToken);

    /// <summary>Confirms stops by callbacks to its own listener, which is ready when this method returns.</summary>
    /// <param name="listener">The options of the listener.</param>
    /// <param name="timeout">How long a result waits for its event, from when the result is added.</param>
    /// <param name="sink">Receives the results.</param>
    /// <param name="cancellationToken">Cancels all waits immediately.</param>
    /// <returns>The confirmation, which owns the listener.</returns>
    /// <exception cref="CallingException">The listener cannot use the address, or cannot get the callback signing keys.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled before the listener was ready.</exception>
    IStopConfirmation ConfirmStops(CallEventListenerOptions listener, TimeSpan timeout, IStopConfirmationSink sink, CancellationToken cancellationToken);

    /// <summary>Opens a receiver of events with its own listener, which is ready when this method returns.</summary>
    /// <param name="listener">The options of the listener.</param>
    /// <param name="options">The events to emit, and when to end.</param>
    /// <param name="sink">Receives the events.</param>
    /// <param name="cancellationToken">Cancels all waits immediately.</param>
    /// <returns>The receiver, which owns the listener.</returns>
    /// <exception cref="CallingException">The listener cannot use the address, or cannot get the callback signing keys.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled before the listener was ready.</exception>
    ICallEventReceiver ReceiveEvents(CallEventListenerOptions listener, CallEventReceiverOptions options, ICallEventReceiverSink sink, CancellationToken cancellationToken);
}
