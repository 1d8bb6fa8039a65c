using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>Finds installed programs. The tests never download one.</summary>
internal static class InstalledProgram
{
    /// <summary>Returns the path of the first program that exists on PATH or in another folder, or null.</summary>
    public static string? Find(IReadOnlyCollection<string> names, params IEnumerable<string> otherFolders)
    {
        string[] folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return folders.Concat(otherFolders)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
