using System;

namespace AcsDtmf.Contracts;

/// <summary>Receives the events that the service posts, and emits them on the caller's own thread, from within <see cref="Receive"/>.</summary>
/// <remarks>
/// Belongs to one thread. Disposing it closes the listener; the service sends callbacks that were not acknowledged again.
/// </remarks>
public interface ICallEventReceiver : IDisposable
{
    /// <summary>
    /// Emits events as they arrive, until their number or the time is reached. A callback is acknowledged after the sink has taken all
    /// events of its body. A repeated delivery is acknowledged and not emitted again.
    /// </summary>
    /// <exception cref="OperationCanceledException">The receiver was cancelled.</exception>
    void Receive();
}
