using System;
using System.IO;

namespace AcsDtmf.Engine.Journal;

/// <summary>The journal of a rehearsal: the rows that earlier runs have done. The file is only read, and need not exist.</summary>
internal sealed class RehearsalJournal : IRowJournal<CallRequest, CallResult>
{
    private readonly RecordedSuccesses _successes;

    private RehearsalJournal(RecordedSuccesses successes) => _successes = successes;

    /// <inheritdoc/>
    public CallingException? Failure => null;

    /// <summary>Learns which rows are done.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="endpoint">The endpoint of the session.</param>
    /// <param name="warn">Is told of lines that cannot be read.</param>
    /// <exception cref="CallingException">The file cannot be read, or is the journal of something else.</exception>
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
