using System;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Demo;

/// <summary>Runs the main job against a new emulator, in PowerShell if it is available and through the engine otherwise.</summary>
internal static class DemoCommand
{
    private const string ManifestName = "AcsDtmf.psd1";
    private const int UsageError = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync("Usage: AcsDtmf.Demo");
            return UsageError;
        }

        string root = FindRoot();
        string csv = Path.Combine(AppContext.BaseDirectory, "calls.csv");
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions());
        emulator.State.Calls.Seed(count: 3, participantsPerCall: 5);
        Console.WriteLine($"The emulator listens on {emulator.Endpoint}");

        int exitCode = await PowerShellHost.FindAsync(root) is { } powerShell
            ? await powerShell.RunAsync(
                Path.Combine(AppContext.BaseDirectory, "demo.ps1"),
                ["-Module", Path.Combine(root, ManifestName), "-Csv", csv],
                emulator.ConnectionString)
            : EngineDemo.Run(Path.Combine(root, "lib", "net8.0"), csv, emulator.ConnectionString);
        Console.WriteLine($"The emulator has seen {emulator.State.Traffic.Counters.Requests} requests; rows that cannot be valid were not among them.");
        return exitCode;
    }

    /// <summary>Finds the checkout that this program was built in: the manifest is in its root, and the built module is beside it.</summary>
    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ManifestName)))
            {
                return folder.FullName;
            }
        }

        throw new FileNotFoundException($"There is no {ManifestName} above {AppContext.BaseDirectory}. Run the demo from a checkout.");
    }
}
