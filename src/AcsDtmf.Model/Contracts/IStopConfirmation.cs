using System;

namespace AcsDtmf.Contracts;

/// <summary>
/// Confirms stops by their events, and reports them in input order, on the caller's own thread, from within <see cref="Add"/> and
/// <see cref="Complete"/>.
/// </summary>
/// <remarks>Belongs to one thread. Disposing it abandons every result that has not been reported, and closes the listener if there is one.</remarks>
public interface IStopConfirmation : IDisposable
{
    /// <summary>Takes a result, and reports those that need not or cannot wait any longer.</summary>
    /// <param name="result">The result of a stop.</param>
    /// <exception cref="OperationCanceledException">The confirmation was cancelled.</exception>
    void Add(DtmfRecognitionResult result);

    /// <summary>Waits until every result taken is confirmed or out of time, and reports it.</summary>
    /// <exception cref="OperationCanceledException">The confirmation was cancelled.</exception>
    void Complete();
}
