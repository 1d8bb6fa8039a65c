using System;

namespace AcsDtmf.Engine.Journal;

/// <summary>The record of finished rows that a batch keeps.</summary>
internal interface IRowJournal<in TRequest, in TResult> : IDisposable
{
    /// <summary>Gets why finished rows can no longer be recorded; null while they can.</summary>
    CallingException? Failure { get; }

    /// <summary>Returns the recorded result of a row that an earlier run has done, once for each time that it has. Belongs to the caller's thread.</summary>
    /// <returns>The result; null for a row that is not done.</returns>
    CallResult? TakeSuccess(TRequest request);

    /// <summary>Records a row that has finished, from any thread. It reaches the disk at the next <see cref="Commit"/>, or soon by itself.</summary>
    void Append(TRequest request, TResult result);

    /// <summary>Writes the recorded rows to the disk.</summary>
    /// <exception cref="CallingException">They cannot be written.</exception>
    void Commit();
}
