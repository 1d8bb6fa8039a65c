using System;
using System.IO;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>Finds the files of the checkout that the tests run in.</summary>
internal static class Checkout
{
    /// <summary>Gets the folder that contains the source projects.</summary>
    public static string SourceFolder { get; } = FindSourceFolder();

    private static string FindSourceFolder()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AcsDtmf.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "src");
    }
}
