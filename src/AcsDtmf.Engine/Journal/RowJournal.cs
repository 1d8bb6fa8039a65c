using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// The journal of one operation on one endpoint. A row that stands in the input twice is done when it stands in the journal twice.
/// </summary>
internal sealed class RowJournal : IRowJournal<CallRequest, CallResult>
{
    // Enough for finding them in an editor.
    private const int MostNamedLines = 10;

    private readonly JournalFile _file;
    private readonly Dictionary<RowKey, int> _succeeded = [];

    private RowJournal(JournalFile file) => _file = file;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <inheritdoc/>
    public CallingException? Failure => _file.Failure;

    /// <summary>Opens a journal, creates it where there is none, and learns which rows are done.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="endpoint">The endpoint of the session.</param>
    /// <param name="clock">The clock that the file is written by.</param>
    /// <param name="warn">Is told of lines that cannot be read.</param>
    /// <exception cref="CallingException">The file cannot be used, or is the journal of something else.</exception>
    internal static RowJournal Open(string path, string operation, Uri endpoint, TimeProvider clock, Action<string> warn)
    {
        var header = new JournalHeader { Journal = JournalHeader.Mark, Operation = operation, Endpoint = endpoint.AbsoluteUri };
        JournalFile file = JournalFile.Open(path, clock);
        try
        {
            var journal = new RowJournal(file);
            journal.Read(path, header, warn);
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
    public void Append(CallRequest request, CallResult result)
    {
        // What an earlier run has written is not written again, and a row that never was sent has not been finished.
        if (result.Status != RowStatus.Skipped && result.ErrorCode != CallingErrorCode.NotSent)
        {
            _file.Append(ToLine(JournalEntry.Of(RowKey.Of(request), result), JournalJson.Lines.JournalEntry));
        }
    }

    /// <inheritdoc/>
    public void Commit() => _file.Commit();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Read(string path, JournalHeader header, Action<string> warn)
    {
        bool hasHeader = false;
        List<int> damaged = [];
        byte[] rest = _file.Read((line, number) =>
        {
            if (!hasHeader)
            {
                CheckHeader(path, line, header);
                hasHeader = true;
            }
            else if (!IsBlank(line) && !TryLearn(line))
            {
                damaged.Add(number);
            }
        });

        byte[] headerLine = ToLine(header, JournalJson.Lines.JournalHeader);
        if (hasHeader && rest.Length > 0 && TryLearn(rest))
        {
            _file.KeepRest();
        }
        else if (hasHeader || headerLine.AsSpan().StartsWith(rest))
        {
            _file.DropRest();
        }
        else
        {
            throw NotRecognized(path);
        }

        if (!hasHeader)
        {
            _file.Append(headerLine);
        }

        _file.Commit();
        if (damaged.Count > 0)
        {
            string numbers = string.Join(", ", damaged.Take(MostNamedLines)) + (damaged.Count > MostNamedLines ? ", …" : string.Empty);
            warn($"The journal '{path}' has damaged lines, which are skipped: {numbers}. Rows that only they record are sent again.");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IsEmpty || (line.Length == 1 && line[0] == '\r');

    private static byte[] ToLine<T>(T value, JsonTypeInfo<T> type)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        Array.Resize(ref json, json.Length + 1);
        json[json.Length - 1] = (byte)'\n';
        return json;
    }

    private static T? TryParse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void CheckHeader(string path, ReadOnlySpan<byte> line, JournalHeader expected)
    {
        // Editors on Windows may put a byte order mark there.
        JournalHeader? header = TryParse(line.StartsWith(ByteOrderMark) ? line.Slice(ByteOrderMark.Length) : line, JournalJson.Lines.JournalHeader);
        if (header?.Journal != JournalHeader.Mark)
        {
            throw NotRecognized(path);
        }

        if (header.Operation != expected.Operation || header.Endpoint != expected.Endpoint)
        {
            throw new CallingException(
                CallingErrorKind.Journal,
                CallingErrorCode.JournalMismatch,
                $"The journal '{path}' is of operation {header.Operation} on {header.Endpoint}, not of {expected.Operation} on {expected.Endpoint}.")
            {
                RecommendedAction = "Use a journal for each job, or connect to the endpoint that this one belongs to.",
            };
        }
    }

    private static CallingException NotRecognized(string path) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalNotRecognized, $"Line 1 of '{path}' is not the first line of a journal. The file was left as it is.")
        {
            RecommendedAction = "Give -JournalPath a new file, or one that this command wrote.",
        };

    /// <summary>Learns from a line which row is done.</summary>
    /// <returns>Whether it is a line of a journal.</returns>
    private bool TryLearn(ReadOnlySpan<byte> line)
    {
        JournalEntry? entry = TryParse(line, JournalJson.Lines.JournalEntry);
        if (entry?.Status is null || !RowKey.TryParse(entry.Key, out RowKey key))
        {
            return false;
        }

        if (entry.Status == RowStatus.Succeeded)
        {
            _succeeded.TryGetValue(key, out int count);
            _succeeded[key] = count + 1;
        }

        return true;
    }
}
