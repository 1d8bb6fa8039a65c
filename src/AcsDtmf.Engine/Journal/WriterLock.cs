using System;
using System.IO;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// Prevents a second run from writing to a journal. The lock is a file beside the journal that only one run can open. The journal itself
/// is not opened exclusively, because other processes on Unix could then not read it.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a journal.</summary>
    /// <exception cref="IOException">Another run holds the lock, or the file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The user is not allowed to create the file.</exception>
    internal static WriterLock Take(string journal) =>
        new(new FileStream(journal + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
