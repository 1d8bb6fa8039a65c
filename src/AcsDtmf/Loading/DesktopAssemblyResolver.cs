using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AcsDtmf.Loading;

/// <summary>
/// Windows PowerShell has no load contexts and no binding redirects of ours. This answers, for this module's own assemblies and nobody
/// else, when the exact version that one of them was built against is not the one that is shipped.
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
