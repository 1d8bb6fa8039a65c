using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// A file of JSON lines that only grows. Whoever has it open has it alone; a line that a crash cut off is taken away when it is opened.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    // Contexts have no limit, but a row that is a megabyte long is no row.
    private const int LongestLine = 1024 * 1024;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly MemoryStream _pending = new();
    private long _wholeLinesEnd;

    private JournalFile(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Opens or makes the file. Next come <see cref="ReadLines"/> and <see cref="DropTornLine"/>, and then the first line may be appended.</summary>
    internal static JournalFile Open(string path)
    {
        try
        {
            // No sharing at all: outside Windows it is the only kind that keeps a second writer out. And no buffer: on a full disk it
            // would keep lines that could not be written, write them twice when there is room again, and fail when the file is closed.
            return new JournalFile(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (Exception exception) when (exception is IOException and not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw new CallingException(CallingErrorKind.Journal, CallingErrorCode.JournalInUse, $"The journal '{path}' is in use: {exception.Message}")
            {
                RecommendedAction = "Wait until the other run has ended, or give this one a journal of its own.",
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unavailable(path, exception);
        }
    }

    /// <summary>Reads all whole lines.</summary>
    /// <param name="onLine">Takes a line's bytes and its number, from 1.</param>
    /// <returns>What stands behind the last whole line: nothing, or a line that a crash cut off.</returns>
    internal ReadOnlyMemory<byte> ReadLines(Action<ReadOnlyMemory<byte>, int> onLine)
    {
        byte[] buffer = new byte[64 * 1024];
        int filled = 0;
        int number = 0;
        int count;
        while ((count = _file.Read(buffer, filled, buffer.Length - filled)) > 0)
        {
            filled += count;
            int start = 0;
            int end;
            while ((end = Array.IndexOf(buffer, (byte)'\n', start, filled - start)) >= 0)
            {
                onLine(buffer.AsMemory(start, end - start), ++number);
                _wholeLinesEnd += end - start + 1;
                start = end + 1;
            }

            filled -= start;
            Buffer.BlockCopy(buffer, start, buffer, 0, filled);
            if (filled == LongestLine)
            {
                // Whatever this file is, it is not ours, and it may not end.
                onLine(buffer, number + 1);
                break;
            }

            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return buffer.AsMemory(0, filled);
    }

    /// <summary>Takes away what stands behind the last whole line.</summary>
    internal void DropTornLine()
    {
        _file.SetLength(_wholeLinesEnd);
        _file.Position = _wholeLinesEnd;
    }

    internal void Append<T>(T line, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(_pending, line, type);
        _pending.WriteByte((byte)'\n');
    }

    /// <summary>Writes the appended lines, and has the system bring them to the disk.</summary>
    internal void Commit()
    {
        if (_pending.Length == 0)
        {
            return;
        }

        try
        {
            _file.Write(_pending.GetBuffer(), 0, (int)_pending.Length);
            _file.Flush(flushToDisk: true);
            _pending.SetLength(0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(_path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static CallingException Unavailable(string path, Exception exception) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable, $"The journal '{path}' cannot be written: {exception.Message}", exception)
        {
            RecommendedAction = "Check that the folder exists, that you may write there, and that the disk is not full. Rows that were reported are done; run the others again.",
        };
}
