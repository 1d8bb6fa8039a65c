using System;
using System.IO;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// Reads the lines of a journal. A power failure can leave zeros where data was, so a zero ends a line as a line feed does, and what
/// stands behind the zeros is read as a line of its own.
/// </summary>
internal static class JournalLines
{
    /// <summary>The most bytes that a line has. A longer one is not a journal's.</summary>
    internal const int LongestLine = 1024 * 1024;

    private const byte LineFeed = (byte)'\n';

    private static ReadOnlySpan<byte> Ends => [LineFeed, 0];

    /// <summary>Takes a line.</summary>
    /// <param name="line">The line's bytes, or the first <see cref="LongestLine"/> of them.</param>
    /// <param name="number">The line's number, from 1.</param>
    /// <param name="start">The line's position in the file.</param>
    internal delegate void Reader(ReadOnlySpan<byte> line, int number, long start);

    /// <summary>Reads a file from its beginning.</summary>
    /// <param name="file">The file.</param>
    /// <param name="onLine">Takes each line that has an end.</param>
    /// <returns>Where the last line that has an end ends, and what stands behind it.</returns>
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
