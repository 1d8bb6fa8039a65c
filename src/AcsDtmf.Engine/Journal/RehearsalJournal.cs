using System;
using System.IO;

namespace AcsDtmf.Engine.Journal;

/// <summary>The journal of a rehearsal, which contains the rows that succeeded in earlier runs. The file is only read, and need not exist.</summary>
internal sealed class RehearsalJournal : IRowJournal<CallRequest, CallResult>
{
    private readonly RecordedSuccesses _successes;

    private RehearsalJournal(RecordedSuccesses successes) => _successes = successes;

    /// <inheritdoc/>
    public CallingException? Failure => null;

    /// <summary>Reads the rows that have succeeded.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="endpoint">The endpoint of the session.</param>
    /// <param name="warn">Receives a warning about the lines that cannot be read.</param>
    /// <exception cref="CallingException">The file cannot be read, or is not the expected journal.</exception>
    internal static RehearsalJournal Open(string path, string operation, Uri endpoint, Action<string> warn)
    {
        var successes = new RecordedSuccesses(path, operation);
        if (File.Exists(path))
        {
            JournalHeader header = JournalHeader.Of(operation, endpoint);
            var reader = new JournalReader(path, actual => header.Verify(actual, path), successes.Add);
            JournalSnapshot.Read(path, reader);
            reader.WarnOfDamage(warn);
        }

        return new RehearsalJournal(successes);
    }

    /// <inheritdoc/>
    public CallResult? TakeSuccess(CallRequest request) => _successes.Take(RowKey.Of(request));

    /// <inheritdoc/>
    public void Append(CallRequest request, CallResult result)
    {
    }

    /// <inheritdoc/>
    public void Commit()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _successes.Dispose();
}
