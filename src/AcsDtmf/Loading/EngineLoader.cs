using System;
using System.IO;
using System.Reflection;
using AcsDtmf.Contracts;

namespace AcsDtmf.Loading;

/// <summary>The one place where the engine is loaded, at the first connect and not before.</summary>
internal static class EngineLoader
{
    internal const string EngineAssembly = "AcsDtmf.Engine";

    private static readonly Lazy<ICallingEngine> LazyEngine = new(Load);

    internal static ICallingEngine Engine => LazyEngine.Value;

    /// <summary>Gets the folder this assembly lies in; the engines are in folders below it.</summary>
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

    /// <summary>Load contexts do not exist in netstandard2.0, so an assembly of .NET 8 holds ours.</summary>
    private static Assembly LoadIsolated(string folder)
    {
        Assembly loader = Assembly.LoadFrom(Path.Combine(folder, "AcsDtmf.Loader.dll"));
        MethodInfo load = loader.GetType("AcsDtmf.Loader.EngineLoadContext", throwOnError: true)!.GetMethod("Load", [typeof(string), typeof(string)])!;
        return (Assembly)load.Invoke(null, [folder, EngineAssembly])!;
    }
}
