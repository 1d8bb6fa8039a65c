using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using AcsDtmf.Contracts;
using AcsDtmf.Loader;
using Xunit;

namespace AcsDtmf.Engine.Tests.Loading;

/// <summary>The engine's private home: it takes what lies in its folder, and shares the rest.</summary>
public sealed class EngineLoadContextTests
{
    private const string Engine = "AcsDtmf.Engine";
    private const string ThirdParty = "Polly.Core";

    [Fact]
    public void What_lies_in_the_folder_is_loaded_from_there_although_the_process_has_it_too()
    {
        Assembly engine = EngineLoadContext.Load(FolderOfItsOwn(), Engine);
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(engine)!;

        Assembly thirdParty = context.LoadFromAssemblyName(new AssemblyName(ThirdParty));

        Assert.NotSame(typeof(CallingEngine).Assembly, engine);
        Assert.NotSame(AssemblyLoadContext.Default, context);
        Assert.Same(context, AssemblyLoadContext.GetLoadContext(thirdParty));
        Assert.Equal(FolderOfItsOwn(), Path.GetDirectoryName(thirdParty.Location));
    }

    [Fact]
    public void What_does_not_is_shared_so_that_the_shell_knows_the_engine_by_its_interface()
    {
        Assembly engine = EngineLoadContext.Load(FolderOfItsOwn(), Engine);

        object instance = Activator.CreateInstance(engine.GetType(typeof(CallingEngine).FullName!, throwOnError: true)!)!;

        Assert.IsNotType<CallingEngine>(instance);
        Assert.IsAssignableFrom<ICallingEngine>(instance);
    }

    [Fact]
    public void What_is_nowhere_is_not_found()
    {
        Assert.Throws<FileNotFoundException>(() => EngineLoadContext.Load(FolderOfItsOwn(), "AcsDtmf.Nowhere"));
    }

    /// <summary>Makes a folder with the engine but without the Model, beside the tests, for a loaded assembly cannot be deleted everywhere.</summary>
    private static string FolderOfItsOwn()
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
