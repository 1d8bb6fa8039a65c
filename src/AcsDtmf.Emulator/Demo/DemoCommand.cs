using System;
using System.Threading.Tasks;

namespace AcsDtmf.Emulator.Demo;

/// <summary>The <c>demo</c> verb: the main job, run against an emulator of its own.</summary>
internal static class DemoCommand
{
    public static Task<int> RunAsync(string[] args)
    {
        Console.Out.WriteLine("Usage: AcsDtmf.Emulator demo");
        return Task.FromResult(args.Length == 0 ? 0 : 64);
    }
}
