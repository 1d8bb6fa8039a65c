using System;

namespace AcsDtmf.Contracts;

/// <summary>
/// Confirms stops by their events, and reports them in input order, on the caller's thread, during <see cref="Add"/> and
/// <see cref="Complete"/>.
/// </summary>
/// <remarks>Not thread-safe. Disposing the confirmation abandons every result that has not been reported, and closes its listener.</remarks>
public interface IStopConfirmation : IDisposable
{
    /// <summary>Adds a result, and reports the results that do not wait for an event any more.</summary>
    /// <param name="result">The result of a stop.</param>
    /// <exception cref="OperationCanceledException">The confirmation was cancelled.</exception>
    void Add(DtmfRecognitionResult result);

    /// <summary>Waits until every added result is confirmed or times out, and reports it.</summary>
    /// <exception cref="OperationCanceledException">The confirmation was cancelled.</exception>
    void Complete();
}
