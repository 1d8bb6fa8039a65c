using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Module.Tests;

/// <summary>The PowerShell on PATH.</summary>
internal static class PowerShellHost
{
    private const string FindPester = "exit [int](-not (Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -eq 5 }))";

    private static readonly Lazy<string?> LazyWhyNot = new(FindWhyNot);

    /// <summary>Gets why the Pester suite cannot be run here; null when it can.</summary>
    internal static string? WhyNot => LazyWhyNot.Value;

    /// <summary>Runs PowerShell to its end and collects what it says.</summary>
    /// <exception cref="TimeoutException">It took too long, and was ended with everything it had started.</exception>
    internal static async Task<(int ExitCode, string Output)> RunAsync(TimeSpan limit, params string[] arguments)
    {
        var start = new ProcessStartInfo("pwsh", ["-NoLogo", "-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ACSDTMF_EMULATOR"] = Repository.Emulator, ["NO_COLOR"] = "1" },
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Not done after {limit}. {await output}{await errors}");
        }
    }

    private static string? FindWhyNot()
    {
        try
        {
            (int exitCode, _) = RunAsync(TimeSpan.FromMinutes(2), "-Command", FindPester).GetAwaiter().GetResult();
            return exitCode == 0 ? null : "The pwsh on PATH has no Pester 5. Install-Module Pester -MaximumVersion 5.999 gets it.";
        }
        catch (Win32Exception)
        {
            return "There is no pwsh on PATH. These tests need PowerShell 7.4 or later and Pester 5.";
        }
    }
}
