using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>The open files of this process, as Linux lists them.</summary>
public static class OpenFiles
{
    /// <summary>Returns the flags of each open handle of a file.</summary>
    public static IReadOnlyList<int> FlagsOf(string path) =>
    [
        .. from handle in Directory.EnumerateFileSystemEntries("/proc/self/fd")
           where new FileInfo(handle).LinkTarget == path
           from line in File.ReadLines($"/proc/self/fdinfo/{Path.GetFileName(handle)}")
           where line.StartsWith("flags:", StringComparison.Ordinal)
           select Convert.ToInt32(line["flags:".Length..].Trim(), fromBase: 8),
    ];
}
