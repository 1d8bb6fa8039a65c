using System;
using System.IO;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Benchmarks;

/// <summary>The paths of the checkout that the benchmarks use.</summary>
internal static class Repository
{
    /// <summary>Gets the folder of the package that a run creates and measures.</summary>
    public static string Package { get; } = Path.Combine(AppContext.BaseDirectory, "package");

    /// <summary>Gets the manifest of the packaged module.</summary>
    public static string Manifest { get; } = Path.Combine(Package, "AcsDtmf", "AcsDtmf.psd1");

    /// <summary>Gets the folder of the engine in the packaged module.</summary>
    public static string EngineFolder { get; } = Path.Combine(Package, "AcsDtmf", "lib", "net8.0");

    public static string EmptyModuleManifest { get; } = Path.Combine(
        Checkout.Root, "tests", "AcsDtmf.EmptyModule", "bin", Configuration, "netstandard2.0", "AcsDtmf.EmptyModule.psd1");

    public static string Docs { get; } = Path.Combine(Checkout.Root, "docs");

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Scripts", name + ".ps1");

#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif
}
