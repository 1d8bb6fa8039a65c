using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Engine.Tests.Support;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>An emulator in its own process, which ends with the test at the latest.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    private const string LastLine = "Press Ctrl+C to stop.";

    private readonly Process _process;

    private EmulatorProcess(Process process) => _process = process;

    /// <summary>Gets the assembly that contains the command.</summary>
    public static string Assembly => typeof(EmulatorHost).Assembly.Location;

    /// <summary>Gets the lines that the command prints when it accepts requests.</summary>
    public List<string> StartMessage { get; } = [];

    /// <summary>Gets the address of the service.</summary>
    public Uri Endpoint => new(StartMessage[0]["Listening on ".Length..]);

    /// <summary>Starts the command and waits until it accepts requests.</summary>
    public static async Task<EmulatorProcess> StartAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, [.. arguments, "--parent-pid", $"{Environment.ProcessId}"]) { RedirectStandardOutput = true };
        var emulator = new EmulatorProcess(Process.Start(start)!);
        while (emulator.StartMessage is [] or [.., not LastLine])
        {
            emulator.StartMessage.Add(await emulator.ReadLineAsync());
        }

        return emulator;
    }

    /// <summary>Returns the next line of the output.</summary>
    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WithinLimitAsync() ?? throw new InvalidOperationException("The emulator has ended.");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WithinLimitAsync();
        _process.Dispose();
    }
}
