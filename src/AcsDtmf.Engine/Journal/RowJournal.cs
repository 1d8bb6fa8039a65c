using System;
using System.Collections.Generic;
using System.Text.Json;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// The journal of one operation on one endpoint. A row that stands in the input twice is done when it stands in the journal twice.
/// </summary>
internal sealed class RowJournal : IRowJournal<CallRequest, CallResult>
{
    private readonly JournalFile _file;
    private readonly Dictionary<RowKey, int> _succeeded = [];

    private RowJournal(JournalFile file) => _file = file;

    /// <summary>Opens a journal, makes it where there is none, and learns which rows are done.</summary>
    /// <exception cref="CallingException">The file cannot be used, or is the journal of something else.</exception>
    internal static RowJournal Open(string path, string operation, Uri endpoint)
    {
        var header = new JournalHeader { Journal = JournalHeader.Mark, Operation = operation, Endpoint = endpoint.AbsoluteUri };
        JournalFile file = JournalFile.Open(path);
        var journal = new RowJournal(file);
        try
        {
            bool isNew = true;
            ReadOnlyMemory<byte> torn = file.ReadLines((line, number) =>
            {
                if (number == 1)
                {
                    CheckHeader(path, line, header);
                    isNew = false;
                }
                else
                {
                    journal.Learn(path, line, number);
                }
            });
            if (isNew && !JsonSerializer.SerializeToUtf8Bytes(header, JournalJson.Default.JournalHeader).AsSpan().StartsWith(torn.Span))
            {
                throw NotRecognized(path, 1);
            }

            file.DropTornLine();
            if (isNew)
            {
                file.Append(header, JournalJson.Default.JournalHeader);
                file.Commit();
            }

            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool TryTakeSuccess(CallRequest request)
    {
        RowKey key = RowKey.Of(request);
        if (!_succeeded.TryGetValue(key, out int count) || count == 0)
        {
            return false;
        }

        _succeeded[key] = count - 1;
        return true;
    }

    /// <inheritdoc/>
    public void Append(CallResult result)
    {
        // What an earlier run has written is not written again, and a row that never was sent has not been finished.
        if (result.Status == RowStatus.Skipped || result.ErrorCode == CallingErrorCode.NotSent)
        {
            return;
        }

        _file.Append(JournalEntry.Of(result), JournalJson.Default.JournalEntry);
    }

    /// <inheritdoc/>
    public void Commit() => _file.Commit();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static void CheckHeader(string path, ReadOnlyMemory<byte> line, JournalHeader expected)
    {
        JournalHeader? header = null;
        try
        {
            header = JsonSerializer.Deserialize(line.Span, JournalJson.Default.JournalHeader);
        }
        catch (JsonException)
        {
            // Then it is none; see below.
        }

        if (header?.Journal != JournalHeader.Mark)
        {
            throw NotRecognized(path, 1);
        }

        if (header.Operation != expected.Operation || header.Endpoint != expected.Endpoint)
        {
            throw new CallingException(
                CallingErrorKind.Journal,
                CallingErrorCode.JournalMismatch,
                $"The journal '{path}' is of operation {header.Operation} on {header.Endpoint}, not of {expected.Operation} on {expected.Endpoint}.")
            {
                RecommendedAction = "Give every job a journal of its own, or connect to the endpoint that this one belongs to.",
            };
        }
    }

    private static CallingException NotRecognized(string path, int line) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalNotRecognized, $"Line {line} of '{path}' is not a line of a journal. The file was left as it is.")
        {
            RecommendedAction = "Give -JournalPath a new file, or one that this command wrote.",
        };

    private void Learn(string path, ReadOnlyMemory<byte> line, int number)
    {
        JournalEntry? entry = null;
        try
        {
            entry = JsonSerializer.Deserialize(line.Span, JournalJson.Default.JournalEntry);
        }
        catch (JsonException)
        {
            // Then it is none; see below.
        }

        if (entry?.Status is null)
        {
            throw NotRecognized(path, number);
        }

        if (entry.Status == nameof(RowStatus.Succeeded))
        {
            RowKey key = RowKey.Of(entry);
            _succeeded.TryGetValue(key, out int count);
            _succeeded[key] = count + 1;
        }
    }
}
