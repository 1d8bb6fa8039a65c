using System.IO;
using System.Runtime.InteropServices;

namespace AcsDtmf.Engine.Journal;

/// <summary>Folders on Unix: a file that was just created survives a power failure only if its folder has been written too.</summary>
internal static class UnixFolder
{
    private const int ReadOnly = 0;

    /// <summary>Writes a file's folder to the disk. Does nothing on Windows, which does so itself, and where a file system has no such request.</summary>
    internal static void Flush(string file)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return;
        }

        int folder = Open(Path.GetDirectoryName(Path.GetFullPath(file))!, ReadOnly);
        if (folder >= 0)
        {
            _ = Fsync(folder);
            _ = Close(folder);
        }
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Fsync(int file);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);
}
