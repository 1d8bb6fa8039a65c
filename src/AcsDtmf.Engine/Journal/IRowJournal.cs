using System;

namespace AcsDtmf.Engine.Journal;

/// <summary>Records the finished rows of a batch.</summary>
internal interface IRowJournal<in TRequest, in TResult> : IDisposable
{
    /// <summary>Gets the error that prevents the recording of rows; null if there is none.</summary>
    CallingException? Failure { get; }

    /// <summary>Removes one success of a row that earlier runs recorded, and returns its result. Used only on the caller's thread.</summary>
    /// <returns>The result; null if no recorded success of the row is left.</returns>
    CallResult? TakeSuccess(TRequest request);

    /// <summary>Records a finished row, which is written to the disk at the next <see cref="Commit"/> or soon afterwards without one. Thread-safe.</summary>
    void Append(TRequest request, TResult result);

    /// <summary>Writes the recorded rows to the disk.</summary>
    /// <exception cref="CallingException">The rows cannot be written.</exception>
    void Commit();
}
