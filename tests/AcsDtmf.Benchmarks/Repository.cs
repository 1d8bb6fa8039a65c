using System;
using System.IO;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Benchmarks;

/// <summary>The paths of the checkout that the benchmarks use.</summary>
internal static class Repository
{
    public static string Manifest => Checkout.Manifest;

    /// <summary>Gets the folder of the engine in the built module.</summary>
    public static string EngineFolder { get; } = Path.Combine(Checkout.Root, "lib", "net8.0");

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
