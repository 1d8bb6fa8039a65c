using System;

namespace AcsDtmf.Client.Journal;

/// <summary>The record of finished rows that a batch keeps.</summary>
internal interface IRowJournal<in TResult> : IDisposable
{
    /// <summary>Notes a finished row.</summary>
    void Append(TResult result);

    /// <summary>Brings what was noted to the disk.</summary>
    /// <exception cref="CallingException">It could not be.</exception>
    void Commit();
}
