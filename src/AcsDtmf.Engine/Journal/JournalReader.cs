using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AcsDtmf.Engine.Journal;

/// <summary>Reads the lines of a journal, and remembers those that are damaged.</summary>
/// <param name="path">The full path of the file, for messages.</param>
/// <param name="onHeader">Takes the first line. Throws if the journal is another one than is expected.</param>
/// <param name="onEntry">Takes each finished row.</param>
internal sealed class JournalReader(string path, Action<JournalHeader> onHeader, JournalReader.EntryReader onEntry)
{
    // Enough for finding them in an editor.
    private const int MostNamedLines = 10;

    private readonly List<int> _damaged = [];

    /// <summary>Takes a finished row.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="key">The key of the row.</param>
    /// <param name="start">The position of the line in the file.</param>
    /// <param name="length">The length of the line, without its end.</param>
    internal delegate void EntryReader(JournalEntry entry, RowKey key, long start, int length);

    /// <summary>Gets a value indicating whether the first line has been read.</summary>
    internal bool HasHeader { get; private set; }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Makes the error of a file that is not a journal.</summary>
    internal static CallingException NotRecognized(string path) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalNotRecognized, $"Line 1 of '{path}' is not the first line of a journal. The file was left as it is.")
        {
            RecommendedAction = "Give -JournalPath a new file, or one that this command wrote.",
        };

    /// <summary>Reads a line that has an end.</summary>
    /// <exception cref="CallingException">It is the first line, and not that of a journal, or of another journal than is expected.</exception>
    internal void Read(ReadOnlySpan<byte> line, int number, long start)
    {
        if (!HasHeader)
        {
            onHeader(ParseHeader(line));
            HasHeader = true;
        }
        else if (!IsBlank(line) && !TryReadEntry(line, start))
        {
            _damaged.Add(number);
        }
    }

    /// <summary>Reads a line as a finished row.</summary>
    /// <returns>Whether it is one.</returns>
    internal bool TryReadEntry(ReadOnlySpan<byte> line, long start)
    {
        if (TryParseEntry(line, out RowKey key) is not { } entry)
        {
            return false;
        }

        onEntry(entry, key, start, line.Length);
        return true;
    }

    /// <summary>Parses a line as a finished row.</summary>
    /// <returns>The row; null if the line is not one.</returns>
    internal static JournalEntry? TryParseEntry(ReadOnlySpan<byte> line, out RowKey key)
    {
        key = default;
        JournalEntry? entry = TryParse(line, JournalJson.Lines.JournalEntry);
        return entry?.Status is not null && RowKey.TryParse(entry.Key, out key) ? entry : null;
    }

    /// <summary>Warns of the damaged lines that were read, if there are any.</summary>
    internal void WarnOfDamage(Action<string> warn)
    {
        if (_damaged.Count > 0)
        {
            string numbers = string.Join(", ", _damaged.Take(MostNamedLines)) + (_damaged.Count > MostNamedLines ? ", …" : string.Empty);
            warn($"The journal '{path}' has damaged lines, which are skipped: {numbers}. Rows that only they record are sent again.");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IsEmpty || (line.Length == 1 && line[0] == '\r');

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

    private JournalHeader ParseHeader(ReadOnlySpan<byte> line)
    {
        // Editors on Windows may put a byte order mark there.
        JournalHeader? header = TryParse(line.StartsWith(ByteOrderMark) ? line.Slice(ByteOrderMark.Length) : line, JournalJson.Lines.JournalHeader);
        return header?.Journal == JournalHeader.Mark ? header : throw NotRecognized(path);
    }
}
