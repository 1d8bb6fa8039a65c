using System;
using System.Collections.Generic;
using System.Threading;

namespace AcsDtmf.Contracts;

/// <summary>The engine's front door. The shell loads the engine at one place and knows it by this interface alone.</summary>
public interface ICallingEngine
{
    /// <summary>Opens a client. Nothing is sent, and the HTTP stack is built at the first request.</summary>
    /// <param name="options">Where the service is and how patient to be.</param>
    /// <param name="credential">What to prove ourselves with; the client owns it and wipes it when disposed.</param>
    /// <returns>The client, which is safe to use from several threads.</returns>
    /// <exception cref="System.ArgumentException">The options cannot be valid.</exception>
    ICallingClient Connect(CallingClientOptions options, CallingCredential credential);

    /// <summary>Opens a reader of events. It needs no client: the events are at hand.</summary>
    /// <param name="sink">Where events go.</param>
    /// <returns>The reader.</returns>
    ICallEventReader OpenCallEventReader(ICallEventSink sink);

    /// <summary>Confirms stops by events that are at hand. No result waits: an event that is not there does not come.</summary>
    /// <param name="events">The events, of any types.</param>
    /// <param name="sink">Where results go.</param>
    /// <param name="cancellationToken">Ends the confirmation.</param>
    /// <returns>The confirmation.</returns>
    IStopConfirmation ConfirmStops(IEnumerable<CallEvent> events, IStopConfirmationSink sink, CancellationToken cancellationToken);

    /// <summary>Confirms stops by the callbacks that a listener of its own receives; it is up when this returns.</summary>
    /// <param name="listener">Where to listen and whom to believe.</param>
    /// <param name="timeout">How long a result may wait for its event, counted from when it comes in.</param>
    /// <param name="sink">Where results go.</param>
    /// <param name="cancellationToken">Ends all waits at once.</param>
    /// <returns>The confirmation, which owns the listener.</returns>
    /// <exception cref="CallingException">The address cannot be listened on, or the keys that callbacks are signed with cannot be had.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the listener was up.</exception>
    IStopConfirmation ConfirmStops(CallEventListenerOptions listener, TimeSpan timeout, IStopConfirmationSink sink, CancellationToken cancellationToken);

    /// <summary>Opens a receiver of events, with a listener of its own. Callbacks are received when this returns.</summary>
    /// <param name="listener">Where to listen and whom to believe.</param>
    /// <param name="options">Which events to emit, and when to end.</param>
    /// <param name="sink">Where events go.</param>
    /// <param name="cancellationToken">Ends all waits at once.</param>
    /// <returns>The receiver, which owns the listener.</returns>
    /// <exception cref="CallingException">Cannot listen on the address, or cannot get the callback signing keys.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the listener was up.</exception>
    ICallEventReceiver ReceiveEvents(CallEventListenerOptions listener, CallEventReceiverOptions options, ICallEventReceiverSink sink, CancellationToken cancellationToken);
}
