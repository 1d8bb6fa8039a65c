using System;
using System.IO;

namespace AcsDtmf.Benchmarks;

/// <summary>Where things lie in the checkout.</summary>
internal static class Repository
{
    private const string ManifestName = "AcsDtmf.psd1";

    /// <summary>The folder that holds the module's manifest.</summary>
    public static string Root { get; } = Find();

    public static string Manifest { get; } = Path.Combine(Root, ManifestName);

    /// <summary>The engine as the module carries it.</summary>
    public static string EngineFolder { get; } = Path.Combine(Root, "lib", "net8.0");

    public static string EmptyModuleManifest { get; } = Path.Combine(
        Root, "tests", "AcsDtmf.EmptyModule", "bin", Configuration, "netstandard2.0", "AcsDtmf.EmptyModule.psd1");

    public static string Docs { get; } = Path.Combine(Root, "docs");

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Scripts", name + ".ps1");

#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ManifestName)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{ManifestName} is in no folder above {AppContext.BaseDirectory}: run the benchmarks from a checkout.");
    }
}
