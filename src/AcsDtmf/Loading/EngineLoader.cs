using System;
using System.IO;
using System.Reflection;
using AcsDtmf.Contracts;

namespace AcsDtmf.Loading;

/// <summary>Loads the engine at its first use. No other code loads it.</summary>
internal static class EngineLoader
{
    internal const string EngineAssembly = "AcsDtmf.Engine";

    private static readonly Lazy<ICallingEngine> LazyEngine = new(Load);

    internal static ICallingEngine Engine => LazyEngine.Value;

    /// <summary>Gets the folder of this assembly. The engines are in its subfolders.</summary>
    private static string Folder { get; } = Path.GetDirectoryName(typeof(EngineLoader).Assembly.Location)!;

    /// <summary>Gets the engine's folder for Windows PowerShell.</summary>
    internal static string DesktopFolder { get; } = Path.Combine(Folder, "netstandard2.0");

    private static ICallingEngine Load()
    {
        Assembly engine = DesktopAssemblyResolver.IsDesktop
            ? Assembly.LoadFrom(Path.Combine(DesktopFolder, EngineAssembly + ".dll"))
            : LoadIsolated(Path.Combine(Folder, "net8.0"));
        return (ICallingEngine)Activator.CreateInstance(engine.GetType("AcsDtmf.Engine.CallingEngine", throwOnError: true)!)!;
    }

    /// <summary>Loads the engine in a private load context. netstandard2.0 has no load contexts, so a .NET 8 assembly contains it.</summary>
    private static Assembly LoadIsolated(string folder)
    {
        Assembly loader = Assembly.LoadFrom(Path.Combine(folder, "AcsDtmf.Loader.dll"));
        MethodInfo load = loader.GetType("AcsDtmf.Loader.EngineLoadContext", throwOnError: true)!.GetMethod("Load", [typeof(string), typeof(string)])!;
        return (Assembly)load.Invoke(null, [folder, EngineAssembly])!;
    }
}
