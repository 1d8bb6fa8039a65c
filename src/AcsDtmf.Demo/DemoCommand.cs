using System;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Demo;

/// <summary>Runs the main job against a new emulator, or many rows while its live page is open.</summary>
internal static class DemoCommand
{
    private const int UsageError = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case []:
                return await RunMainJobAsync();
            case ["--page"]:
                return await PageDemo.RunAsync();
            default:
                await Console.Error.WriteLineAsync("Usage: AcsDtmf.Demo [--page]");
                return UsageError;
        }
    }

    private static async Task<int> RunMainJobAsync()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions());
        emulator.State.Calls.Seed(count: 3, participantsPerCall: 5);
        Console.WriteLine($"The emulator is listening on {emulator.Endpoint}");
        return await DemoScript.RunAsync("demo.ps1", Path.Combine(AppContext.BaseDirectory, "calls.csv"), emulator);
    }
}
