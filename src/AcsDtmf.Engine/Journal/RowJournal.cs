using System;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// The journal of one operation on one endpoint. If the input contains a row twice, the journal must record it twice.
/// </summary>
internal sealed class RowJournal : IRowJournal<CallRequest, CallResult>
{
    private readonly JournalFile _file;
    private readonly RecordedSuccesses _successes;

    private RowJournal(JournalFile file, RecordedSuccesses successes)
    {
        _file = file;
        _successes = successes;
    }

    /// <inheritdoc/>
    public CallingException? Failure => _file.Failure;

    /// <summary>Opens or creates a journal, and reads the rows that have succeeded.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="endpoint">The endpoint of the session.</param>
    /// <param name="clock">The clock of the timer that writes to the file.</param>
    /// <param name="warn">Receives a warning about the lines that cannot be read.</param>
    /// <exception cref="CallingException">The file cannot be used, or is not the expected journal.</exception>
    internal static RowJournal Open(string path, string operation, Uri endpoint, TimeProvider clock, Action<string> warn)
    {
        JournalFile file = JournalFile.Open(path, clock);
        try
        {
            var journal = new RowJournal(file, new RecordedSuccesses(path, operation));
            journal.Read(path, JournalHeader.Of(operation, endpoint), warn);
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public CallResult? TakeSuccess(CallRequest request) => _successes.Take(RowKey.Of(request));

    /// <inheritdoc/>
    public void Append(CallRequest request, CallResult result)
    {
        // The journal already records a skipped row, and a row that was not sent is not finished.
        if (result.Status != RowStatus.Skipped && result.ErrorCode != CallingErrorCode.NotSent)
        {
            _file.Append(ToLine(JournalEntry.Of(RowKey.Of(request), result), JournalJson.Lines.JournalEntry));
        }
    }

    /// <inheritdoc/>
    public void Commit() => _file.Commit();

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _successes.Dispose();
    }

    private void Read(string path, JournalHeader header, Action<string> warn)
    {
        var reader = new JournalReader(path, actual => header.Verify(actual, path), _successes.Add);
        (long end, byte[] rest) = _file.Read(reader.Read);

        byte[] headerLine = ToLine(header, JournalJson.Lines.JournalHeader);
        if (reader.HasHeader && reader.TryReadEntry(rest, end))
        {
            _file.KeepRest();
        }
        else if (reader.HasHeader || headerLine.AsSpan().StartsWith(rest))
        {
            _file.DropRest();
        }
        else
        {
            throw JournalReader.NotRecognized(path);
        }

        if (!reader.HasHeader)
        {
            _file.Append(headerLine);
        }

        _file.Commit();
        reader.WarnOfDamage(warn);
    }

    private static byte[] ToLine<T>(T value, JsonTypeInfo<T> type)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        Array.Resize(ref json, json.Length + 1);
        json[json.Length - 1] = (byte)'\n';
        return json;
    }
}
