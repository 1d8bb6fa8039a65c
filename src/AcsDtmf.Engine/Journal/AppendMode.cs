using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AcsDtmf.Engine.Journal;

/// <summary>
/// Sets the append mode of Linux, in which the kernel moves every write to the end of the file, so that two writers without locks never
/// overwrite each other's lines. .NET does not set this mode, and FileMode.Append only sets a position. Other systems do not support the
/// mode for the writes of a FileStream.
/// </summary>
internal static class AppendMode
{
    private const int SetFlags = 4;
    private const int Append = 0x400;

    /// <summary>Sets the append mode of an open file. Does nothing on systems other than Linux.</summary>
    internal static void Set(SafeFileHandle file)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            _ = Fcntl(file, SetFlags, Append);
        }
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int Fcntl(SafeFileHandle file, int command, int flags);
}
