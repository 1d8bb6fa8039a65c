using System;

namespace AcsDtmf.Engine.Journal;

/// <summary>The record of finished rows that a batch keeps. Belongs to the batch's caller's thread.</summary>
internal interface IRowJournal<in TRequest, in TResult> : IDisposable
{
    /// <summary>Tells whether an earlier run has done a row, once for each time it has.</summary>
    bool TryTakeSuccess(TRequest request);

    /// <summary>Notes a finished row.</summary>
    void Append(TResult result);

    /// <summary>Brings what was noted to the disk.</summary>
    /// <exception cref="CallingException">It could not be.</exception>
    void Commit();
}
