using System;
using System.IO;
using System.Reflection;
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Mono;

/// <summary>Loads the engine from a folder, as the module does in Windows PowerShell.</summary>
internal static class EngineFolder
{
    /// <summary>Loads the engine. Assemblies are resolved by name, because this program and PowerShell have no binding redirects.</summary>
    internal static ICallingEngine Load(string folder)
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, arguments) =>
        {
            string path = Path.Combine(folder, new AssemblyName(arguments.Name).Name + ".dll");
            return File.Exists(path) ? Assembly.LoadFrom(path) : null;
        };
        Type engine = Assembly.LoadFrom(Path.Combine(folder, "AcsDtmf.Engine.dll")).GetType("AcsDtmf.Engine.CallingEngine", throwOnError: true)!;
        return (ICallingEngine)Activator.CreateInstance(engine)!;
    }
}
