using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace AcsDtmf.Loader;

/// <summary>
/// The private home of the engine and of every third-party assembly it uses. Whatever versions of them the rest of the process
/// has loaded, the engine gets those of its own folder, and nobody else gets them.
/// </summary>
public sealed class EngineLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    /// <summary>Initializes a new instance of the <see cref="EngineLoadContext"/> class.</summary>
    /// <param name="folder">The folder that holds the engine.</param>
    public EngineLoadContext(string folder)
        : base(nameof(AcsDtmf)) => _folder = folder;

    /// <summary>Loads an assembly of the folder.</summary>
    /// <param name="folder">The folder that holds the engine.</param>
    /// <param name="name">The assembly's simple name.</param>
    /// <returns>The assembly, in a context of its own.</returns>
    public static Assembly Load(string folder, string name) => new EngineLoadContext(folder).LoadFromAssemblyName(new AssemblyName(name));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);

        // What is not in the folder is the framework's or, like the Model, shared with the shell.
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
