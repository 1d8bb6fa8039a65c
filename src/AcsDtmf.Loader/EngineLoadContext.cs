using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace AcsDtmf.Loader;

/// <summary>
/// The private load context of the engine and its third-party assemblies. The engine uses the versions in its own folder,
/// regardless of the versions that the rest of the process has loaded, and no other code uses them.
/// </summary>
public sealed class EngineLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    /// <summary>Initializes a new instance of the <see cref="EngineLoadContext"/> class.</summary>
    /// <param name="folder">The folder that holds the engine.</param>
    public EngineLoadContext(string folder)
        : base(nameof(AcsDtmf)) => _folder = folder;

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
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
