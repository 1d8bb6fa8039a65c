using System.IO;
using System.Runtime.InteropServices;

namespace AcsDtmf.Engine.Journal;

/// <summary>Flushes folders on Unix, where a new file survives a power failure only if its folder is on the disk too.</summary>
internal static class UnixFolder
{
    private const int ReadOnly = 0;

    /// <summary>Flushes the folder of a file to the disk. Does nothing on Windows, where this is not needed, and on file systems that do not support it.</summary>
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
