using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Module.Tests;

/// <summary>
/// A PowerShell process that runs files of the Pester suite, one after the other. The start of PowerShell and of Pester takes as long as the
/// tests of an average file, so a process for each file would double the time of the suite.
/// </summary>
internal sealed class PesterProcess : IAsyncDisposable
{
    // The longest file takes a fraction of this time on a slow machine.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(20);

    private readonly NamedPipeServerStream _pipe;
    private readonly StreamWriter _files;
    private readonly StreamReader _results;
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private PesterProcess(PowerShellExecutable powerShell)
    {
        string pipe = $"acsdtmf-{Guid.NewGuid():N}";
        _pipe = new NamedPipeServerStream(pipe, PipeDirection.InOut, maxNumberOfServerInstances: 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        _files = new StreamWriter(_pipe);
        _results = new StreamReader(_pipe);
        _process = Process.Start(StartInfo(powerShell, pipe))!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    internal static string Folder { get; } = Path.Combine(Checkout.Root, "tests", "Pester");

    /// <summary>Gets a value indicating whether the process has ended and runs no further file.</summary>
    internal bool HasEnded => _process.HasExited;

    /// <summary>Starts PowerShell, and waits until it can run files.</summary>
    internal static async Task<PesterProcess> StartAsync(PowerShellExecutable powerShell, CancellationToken cancellationToken)
    {
        var process = new PesterProcess(powerShell);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        await Task.WhenAny(process._pipe.WaitForConnectionAsync(limit.Token), process._process.WaitForExitAsync(limit.Token));
        cancellationToken.ThrowIfCancellationRequested();
        await limit.CancelAsync();
        return process;
    }

    /// <summary>Runs a file.</summary>
    /// <returns>The tests of the file. A file without a result counts as one failed test.</returns>
    internal async Task<IReadOnlyList<PesterTest>> RunAsync(string file, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        string outcome;
        try
        {
            string? json = await ExchangeAsync(Path.Combine(Folder, file), limit.Token);
            if (json is not null)
            {
                PesterTest[] tests = JsonSerializer.Deserialize<PesterTest[]>(json, JsonSerializerOptions.Web)!;
                return tests.Length > 0 ? tests : [WithoutTest("PowerShell reported no test.")];
            }

            await _process.WaitForExitAsync(limit.Token);
            outcome = $"exited with code {_process.ExitCode}";
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            await _process.WaitForExitAsync(CancellationToken.None);
            outcome = $"did not complete the file within {Timeout.TotalMinutes:0} minutes";
        }

        return [WithoutTest($"PowerShell {outcome}. {await _output}{await _errors}")];
    }

    /// <summary>Lets the process exit, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static PesterTest WithoutTest(string message) => new("the file as a whole", PesterOutcome.Failed, message);

    /// <summary>Sends the path of a file, and reads the tests.</summary>
    /// <returns>A line of JSON; null if the process has ended.</returns>
    private async Task<string?> ExchangeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await _files.WriteLineAsync(path.AsMemory(), cancellationToken);
            await _files.FlushAsync(cancellationToken);
            return await _results.ReadLineAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ProcessStartInfo StartInfo(PowerShellExecutable powerShell, string pipe)
    {
        ProcessStartInfo start = powerShell.CreateStartInfo(
            "-File",
            Path.Combine(AppContext.BaseDirectory, "Invoke-PesterFile.ps1"),
            "-Pester",
            Path.Combine(Checkout.Packages, "pester", Metadata("PesterVersion"), "tools", "Pester.psd1"),
            "-Pipe",
            pipe);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["ACSDTMF_EMULATOR"] = Path.Combine(
            Checkout.Root, "src", "AcsDtmf.Emulator", "bin", Metadata("Configuration"), "net10.0", "AcsDtmf.Emulator.dll");
        start.Environment["NO_COLOR"] = "1";

        // These processes run for seconds, so the overhead of profile-guided optimization exceeds its benefit.
        start.Environment["DOTNET_TieredPGO"] = "0";

        // PowerShell loads its telemetry with the first module.
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        return start;
    }

    private static string Metadata(string key) => typeof(PesterProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
