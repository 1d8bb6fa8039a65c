using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Service;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Demo;

/// <summary>Runs the main job against a new emulator, in PowerShell if available, and otherwise directly through the engine.</summary>
internal static class DemoCommand
{
    private const int UsageError = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            await Console.Error.WriteLineAsync("Usage: AcsDtmf.Demo");
            return UsageError;
        }

        string csv = Path.Combine(AppContext.BaseDirectory, "calls.csv");
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions());
        emulator.State.Calls.Seed(count: 3, participantsPerCall: 5);
        Console.WriteLine($"The emulator is listening on {emulator.Endpoint}");

        int exitCode;
        try
        {
            exitCode = await RunInPowerShellAsync(await PowerShellExecutable.LocateAsync(), csv, emulator.ConnectionString);
        }
        catch (PowerShellNotFoundException exception)
        {
            Console.WriteLine($"{exception.Message} The demo runs the same rows through the engine instead.");
            exitCode = EngineDemo.Run(Path.Combine(Checkout.Root, "lib", "net8.0"), csv, emulator.ConnectionString);
        }

        Console.WriteLine($"The emulator received {emulator.State.Traffic.Counters.Requests} requests. Invalid rows were not sent.");
        return exitCode;
    }

    private static async Task<int> RunInPowerShellAsync(PowerShellExecutable powerShell, string csv, string connectionString)
    {
        if (powerShell.Warning is { } warning)
        {
            Console.WriteLine(warning);
        }

        ProcessStartInfo start = powerShell.CreateStartInfo(
            "-File", Path.Combine(AppContext.BaseDirectory, "demo.ps1"), "-Module", Checkout.Manifest, "-Csv", csv);

        // Other users of the machine can read a command line, but not the environment.
        start.Environment["COMMUNICATION_CONNECTION_STRING"] = connectionString;
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
