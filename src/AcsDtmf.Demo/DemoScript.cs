using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Demo;

/// <summary>Runs a script of the demo in PowerShell if available, and otherwise its rows directly through the engine.</summary>
internal static class DemoScript
{
    /// <param name="name">The name of the script.</param>
    /// <param name="csv">The path of the rows.</param>
    /// <param name="emulator">The emulator that the rows are sent to.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string name, string csv, EmulatorHost emulator)
    {
        int exitCode;
        try
        {
            exitCode = await RunInPowerShellAsync(await PowerShellExecutable.LocateAsync(), name, csv, emulator.ConnectionString);
        }
        catch (PowerShellNotFoundException exception)
        {
            Console.WriteLine($"{exception.Message} The demo runs the same rows through the engine instead.");
            exitCode = EngineDemo.Run(Path.Combine(Checkout.Root, "lib", "net8.0"), csv, emulator.ConnectionString);
        }

        Console.WriteLine($"The emulator received {emulator.State.Traffic.Counters.Requests} requests. Invalid rows were not sent.");
        return exitCode;
    }

    private static async Task<int> RunInPowerShellAsync(PowerShellExecutable powerShell, string name, string csv, string connectionString)
    {
        if (powerShell.Warning is { } warning)
        {
            Console.WriteLine(warning);
        }

        ProcessStartInfo start = powerShell.CreateStartInfo(
            "-File", Path.Combine(AppContext.BaseDirectory, name), "-Module", Checkout.Manifest, "-Csv", csv);

        // Other users of the machine can read a command line, but not the environment.
        start.Environment["COMMUNICATION_CONNECTION_STRING"] = connectionString;
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
