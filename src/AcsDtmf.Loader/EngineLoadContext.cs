using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AcsDtmf.Loader;

/// <summary>
/// The private load context of the engine and its third-party assemblies. The engine uses the versions in its own folder,
/// regardless of the versions that the rest of the process has loaded, and no other code uses them.
/// </summary>
/// <remarks>
/// The folder contains portable assemblies. A subfolder with the name of a runtime identifier, for example linux-x64, contains precompiled
/// copies of some of them, which start faster. A copy that is missing or unusable costs only startup time.
/// </remarks>
public sealed class EngineLoadContext : AssemblyLoadContext
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly string _folder;
    private readonly string _precompiledFolder;

    /// <summary>Initializes a new instance of the <see cref="EngineLoadContext"/> class.</summary>
    /// <param name="folder">The folder that holds the engine.</param>
    public EngineLoadContext(string folder)
        : base(nameof(AcsDtmf))
    {
        _folder = folder;
        _precompiledFolder = Path.Combine(folder, RuntimeInformation.RuntimeIdentifier);
    }

    /// <summary>Loads an assembly from the folder into a new load context.</summary>
    /// <param name="folder">The folder that holds the engine.</param>
    /// <param name="name">The assembly's simple name.</param>
    /// <returns>The loaded assembly.</returns>
    public static Assembly Load(string folder, string name) => new EngineLoadContext(folder).LoadFromAssemblyName(new AssemblyName(name));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);

        // Assemblies outside the folder belong to the framework or, like the Model, are shared with the shell.
        string file = assemblyName.Name + ".dll";
        string path = Path.Combine(_folder, file);
        return !File.Exists(path) || IsInFramework(file, assemblyName.Version) ? null : LoadPrecompiled(file) ?? LoadFromAssemblyPath(path);
    }

    /// <summary>
    /// Returns whether the framework contains an assembly in the requested version or a later one. System.Text.Json, for example, is a package
    /// for older frameworks and a part of newer ones, which contain it precompiled.
    /// </summary>
    private static bool IsInFramework(string file, Version? version)
    {
        string path = Path.Combine(FrameworkFolder, file);
        return version is not null && File.Exists(path) && AssemblyName.GetAssemblyName(path).Version >= version;
    }

    private Assembly? LoadPrecompiled(string file)
    {
        string path = Path.Combine(_precompiledFolder, file);
        try
        {
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException)
        {
            return null;
        }
    }
}
