using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AcsDtmf.Loading;

/// <summary>
/// Resolves assemblies in Windows PowerShell, which has no load contexts and no binding redirects for modules. If one of the module's own
/// assemblies requests a version that differs from the shipped one, the resolver loads the shipped one. It ignores all other requests.
/// </summary>
internal static class DesktopAssemblyResolver
{
    private static readonly Lazy<HashSet<string>> OwnAssemblies = new(
        () => new HashSet<string>(
            Directory.EnumerateFiles(EngineLoader.DesktopFolder, "*.dll").Select(Path.GetFileNameWithoutExtension)!,
            StringComparer.OrdinalIgnoreCase));

    internal static bool IsDesktop { get; } =
        RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    internal static Assembly? Resolve(object sender, ResolveEventArgs arguments)
    {
        string name = new AssemblyName(arguments.Name).Name!;
        return IsOurs(arguments.RequestingAssembly) && OwnAssemblies.Value.Contains(name)
            ? Assembly.LoadFrom(Path.Combine(EngineLoader.DesktopFolder, name + ".dll"))
            : null;
    }

    private static bool IsOurs(Assembly? requesting) =>
        requesting is { IsDynamic: false }
        && requesting.Location.StartsWith(EngineLoader.DesktopFolder, StringComparison.OrdinalIgnoreCase);
}
