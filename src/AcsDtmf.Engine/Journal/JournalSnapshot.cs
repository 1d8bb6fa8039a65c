using System;
using System.IO;

namespace AcsDtmf.Engine.Journal;

/// <summary>Reads a journal without changing it. A run can write to the journal at the same time.</summary>
internal static class JournalSnapshot
{
    /// <summary>Reads a journal to its end.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="reader">Receives the lines.</param>
    /// <exception cref="CallingException">The file cannot be read, or is not the expected journal.</exception>
    internal static void Read(string path, JournalReader reader)
    {
        using FileStream file = Open(path);
        (long end, byte[] rest) = JournalLines.Read(file, reader.Read);
        if (reader.HasHeader)
        {
            // A run may be writing the last line, or a crash may have truncated it, so an incomplete row is not damage.
            reader.TryReadEntry(rest, end);
        }
        else if (!JournalHeader.IsBeginning(rest))
        {
            throw JournalReader.NotRecognized(path);
        }
    }

    private static FileStream Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            JournalFile.VerifyIsFile(file, path);
            return file;
        }
        catch (Exception exception)
        {
            file?.Dispose();
            throw exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException ? NotReadable(path, exception) : exception;
        }
    }

    private static CallingException NotReadable(string path, Exception exception) =>
        new(CallingErrorKind.Journal, CallingErrorCode.JournalUnavailable, $"The journal '{path}' cannot be read: {exception.Message}", exception)
        {
            RecommendedAction = "Check the path, and that you can read the file.",
        };
}
