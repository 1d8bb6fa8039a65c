using System;
using System.IO;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// Keeps a second run away from a journal: a file beside it that only one run can have open. The journal itself stays readable,
/// which on Unix an exclusively opened file is not.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a journal.</summary>
    /// <exception cref="IOException">Another run has it, or the file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">You may not create the file.</exception>
    internal static WriterLock Take(string journal) =>
        new(new FileStream(journal + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
