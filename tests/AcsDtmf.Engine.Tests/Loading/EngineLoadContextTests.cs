using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using AcsDtmf.Contracts;
using AcsDtmf.Loader;
using Xunit;

namespace AcsDtmf.Engine.Tests.Loading;

/// <summary>Tests that the engine's private load context loads the assemblies in its folder, and shares all others with the process.</summary>
public sealed class EngineLoadContextTests
{
    private const string Engine = "AcsDtmf.Engine";
    private const string ThirdParty = "Polly.Core";

    [Fact]
    public void An_assembly_in_the_folder_is_loaded_from_there_even_if_the_process_has_loaded_it()
    {
        Assembly engine = EngineLoadContext.Load(PrivateFolder(), Engine);
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(engine)!;

        Assembly thirdParty = context.LoadFromAssemblyName(new AssemblyName(ThirdParty));

        Assert.NotSame(typeof(CallingEngine).Assembly, engine);
        Assert.NotSame(AssemblyLoadContext.Default, context);
        Assert.Same(context, AssemblyLoadContext.GetLoadContext(thirdParty));
        Assert.Equal(PrivateFolder(), Path.GetDirectoryName(thirdParty.Location));
    }

    [Fact]
    public void Other_assemblies_are_shared_so_that_the_engine_implements_the_interface_of_the_shell()
    {
        Assembly engine = EngineLoadContext.Load(PrivateFolder(), Engine);

        object instance = Activator.CreateInstance(engine.GetType(typeof(CallingEngine).FullName!, throwOnError: true)!)!;

        Assert.IsNotType<CallingEngine>(instance);
        Assert.IsAssignableFrom<ICallingEngine>(instance);
    }

    [Fact]
    public void A_missing_assembly_is_not_found()
    {
        Assert.Throws<FileNotFoundException>(() => EngineLoadContext.Load(PrivateFolder(), "AcsDtmf.Nowhere"));
    }

    /// <summary>
    /// Creates a folder with the engine but without the Model. It is next to the tests because a loaded assembly cannot be deleted on every
    /// system.
    /// </summary>
    private static string PrivateFolder()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "private-engine");
        Directory.CreateDirectory(folder);
        foreach (string name in new[] { Engine + ".dll", ThirdParty + ".dll" })
        {
            string copy = Path.Combine(folder, name);
            if (!File.Exists(copy) || File.GetLastWriteTimeUtc(copy) != File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, name)))
            {
                File.Copy(Path.Combine(AppContext.BaseDirectory, name), copy, overwrite: true);
            }
        }

        return folder;
    }
}
