using System;
using System.IO;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// Reads the lines of a journal. A power failure can replace data with zeros, so a zero ends a line too, and the text after the zeros is read
/// as a separate line.
/// </summary>
internal static class JournalLines
{
    /// <summary>The maximum length of a line, in bytes. A journal contains no longer lines.</summary>
    internal const int LongestLine = 1024 * 1024;

    private const byte LineFeed = (byte)'\n';

    private static ReadOnlySpan<byte> Ends => [LineFeed, 0];

    /// <summary>Receives a line.</summary>
    /// <param name="line">The line's bytes, or the first <see cref="LongestLine"/> of them.</param>
    /// <param name="number">The line's number, from 1.</param>
    /// <param name="start">The line's position in the file.</param>
    internal delegate void Reader(ReadOnlySpan<byte> line, int number, long start);

    /// <summary>Reads a file from its beginning.</summary>
    /// <param name="file">The file.</param>
    /// <param name="onLine">Receives each complete line.</param>
    /// <returns>The position after the last line feed, and the incomplete line at the end of the file, which is empty if there is none.</returns>
    internal static (long End, byte[] Tail) Read(Stream file, Reader onLine)
    {
        byte[] buffer = new byte[64 * 1024];
        int filled = 0;
        int number = 1;
        long end = 0;
        long position = 0;
        bool isTooLong = false;
        int count;
        while ((count = file.Read(buffer, filled, buffer.Length - filled)) > 0)
        {
            filled += count;
            int start = 0;
            int length;
            while ((length = buffer.AsSpan(start, filled - start).IndexOfAny(Ends)) >= 0)
            {
                bool isLineFeed = buffer[start + length] == LineFeed;
                if (!isTooLong && (isLineFeed || length > 0))
                {
                    onLine(buffer.AsSpan(start, length), number, position);
                }

                isTooLong = false;
                start += length + 1;
                position += length + 1;
                if (isLineFeed)
                {
                    number++;
                    end = position;
                }
            }

            filled -= start;
            Buffer.BlockCopy(buffer, start, buffer, 0, filled);
            if (filled == LongestLine)
            {
                if (!isTooLong)
                {
                    onLine(buffer.AsSpan(0, filled), number, position);
                }

                isTooLong = true;
                position += filled;
                filled = 0;
            }
            else if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        return (end, isTooLong ? [] : buffer.AsSpan(0, filled).ToArray());
    }
}
