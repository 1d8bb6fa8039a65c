using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AcsDtmf.Engine.Journal;

/// <summary>Parses the lines of a journal, and records the numbers of those that are damaged.</summary>
/// <param name="path">The full path of the file, for messages.</param>
/// <param name="onHeader">Receives the first line, and throws if it is not that of the expected journal.</param>
/// <param name="onEntry">Receives each finished row.</param>
internal sealed class JournalReader(string path, Action<JournalHeader> onHeader, JournalReader.EntryReader onEntry)
{
    // The first numbers are enough to find the damage in an editor.
    private const int MostNamedLines = 10;

    private readonly List<int> _damaged = [];

    /// <summary>Receives a finished row.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="key">The key of the row.</param>
    /// <param name="start">The position of the line in the file.</param>
    /// <param name="length">The length of the line, without its end.</param>
    internal delegate void EntryReader(JournalEntry entry, RowKey key, long start, int length);

    /// <summary>Gets a value indicating whether the first line has been read.</summary>
    internal bool HasHeader { get; private set; }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the error of a file that is not a journal.</summary>
    internal static CallingException NotRecognized(string path) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalNotRecognized, $"Line 1 of '{path}' is not the first line of a journal. The file was not changed.")
        {
            RecommendedAction = "Specify a new file with -JournalPath, or a journal that this command wrote.",
        };

    /// <summary>Parses a complete line.</summary>
    /// <exception cref="CallingException">The line is the first one, and is not that of the expected journal.</exception>
    internal void Read(ReadOnlySpan<byte> line, int number, long start)
    {
        if (!HasHeader)
        {
            onHeader(TryParseHeader(line) ?? throw NotRecognized(path));
            HasHeader = true;
        }
        else if (!IsBlank(line) && !TryReadEntry(line, start) && TryParseHeader(line) is null)
        {
            // Without locks, two runs that start together can both write a first line, so a second one is not damage.
            _damaged.Add(number);
        }
    }

    /// <summary>Parses a line as a finished row, and passes the row on.</summary>
    /// <returns>Whether the line is a finished row.</returns>
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

    /// <summary>Warns about the damaged lines, if there are any.</summary>
    internal void WarnOfDamage(Action<string> warn)
    {
        if (_damaged.Count > 0)
        {
            string numbers = string.Join(", ", _damaged.Take(MostNamedLines)) + (_damaged.Count > MostNamedLines ? ", …" : string.Empty);
            warn($"The journal '{path}' has damaged lines, which are skipped: {numbers}. Rows that only these lines record are sent again.");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IsEmpty || (line.Length == 1 && line[0] == '\r');

    private static T? TryParse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type)
        where T : class
    {
        // Nothing follows the last line feed of an intact journal. Without this check, every resumed run would throw and catch an exception.
        if (line.IsEmpty)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JournalHeader? TryParseHeader(ReadOnlySpan<byte> line)
    {
        // Editors on Windows can add a byte order mark.
        JournalHeader? header = TryParse(line.StartsWith(ByteOrderMark) ? line.Slice(ByteOrderMark.Length) : line, JournalJson.Lines.JournalHeader);
        return header?.Journal == JournalHeader.Mark ? header : null;
    }
}
