using System;
using System.Collections.Generic;
using System.IO;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// The rows that a journal records as succeeded. A row that is in the journal twice can be taken twice. Only the positions of the lines are
/// kept, so that a million rows fit in memory. A line is read again when its row is taken. Not thread-safe.
/// </summary>
/// <param name="path">The full path of the journal.</param>
/// <param name="operation">The operation of the journal.</param>
internal sealed class RecordedSuccesses(string path, string operation) : IDisposable
{
    private const int None = -1;
    private const int BufferSize = 64 * 1024;

    private readonly Dictionary<RowKey, int> _last = [];
    private readonly List<Line> _lines = [];
    private byte[] _buffer = [];
    private FileStream? _file;

    /// <summary>Adds the row of a line if the row succeeded.</summary>
    internal void Add(JournalEntry entry, RowKey key, long start, int length)
    {
        if (entry.Status == RowStatus.Succeeded)
        {
            _lines.Add(new Line(start, length, _last.TryGetValue(key, out int previous) ? previous : None));
            _last[key] = _lines.Count - 1;
        }
    }

    /// <summary>Removes one success of a row.</summary>
    /// <returns>The recorded result; null if no success of the row is left.</returns>
    internal CallResult? Take(RowKey key)
    {
        if (!_last.TryGetValue(key, out int index) || index == None)
        {
            return null;
        }

        Line line = _lines[index];
        _last[key] = line.Previous;

        // The row has succeeded, even if another program has changed the line since.
        return (TryRead(line, key) ?? new JournalEntry { Status = RowStatus.Succeeded }).ToResult(operation);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private JournalEntry? TryRead(Line line, RowKey key)
    {
        try
        {
            // Rows are usually taken in the order of the journal, so most lines are in the buffer, which a seek within it preserves.
            _file ??= new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize);
            _file.Seek(line.Start, SeekOrigin.Begin);
            if (_buffer.Length < line.Length)
            {
                _buffer = new byte[line.Length];
            }

            int filled = 0;
            int count;
            while (filled < line.Length && (count = _file.Read(_buffer, filled, line.Length - filled)) > 0)
            {
                filled += count;
            }

            return JournalReader.TryParseEntry(_buffer.AsSpan(0, filled), out RowKey read) is { } entry && read == key ? entry : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The position of a line.</summary>
    /// <param name="Start">The position in the file.</param>
    /// <param name="Length">The length, without the line end.</param>
    /// <param name="Previous">The index of the previous line of the same row.</param>
    private readonly record struct Line(long Start, int Length, int Previous);
}
