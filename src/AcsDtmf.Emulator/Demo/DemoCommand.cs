using System;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;

namespace AcsDtmf.Emulator.Demo;

/// <summary>The <c>demo</c> verb: the main job, run against an emulator of its own, in PowerShell where there is one.</summary>
internal static class DemoCommand
{
    private const string ManifestName = "AcsDtmf.psd1";
    private const int UsageError = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync("Usage: AcsDtmf.Emulator demo");
            return UsageError;
        }

        string root = FindRoot();
        string csv = Path.Combine(AppContext.BaseDirectory, "Demo", "calls.csv");
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions());
        emulator.State.Calls.Seed(count: 3, participantsPerCall: 5);
        Console.WriteLine($"The emulator listens on {emulator.Endpoint}");

        int exitCode = await PowerShellHost.FindAsync(root) is { } powerShell
            ? await powerShell.RunAsync(
                Path.Combine(AppContext.BaseDirectory, "Demo", "demo.ps1"),
                ["-Module", Path.Combine(root, ManifestName), "-Csv", csv],
                emulator.ConnectionString)
            : EngineDemo.Run(Path.Combine(root, "lib", "net8.0"), csv, emulator.ConnectionString);
        Console.WriteLine($"The emulator has seen {emulator.State.Traffic.Counters.Requests} requests; rows that cannot be valid were not among them.");
        return exitCode;
    }

    /// <summary>Finds the checkout this program was built in: the module lies beside its manifest there.</summary>
    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, ManifestName)))
            {
                return folder.FullName;
            }
        }

        throw new FileNotFoundException($"No {ManifestName} above {AppContext.BaseDirectory}: the demo runs from a checkout.");
    }
}
