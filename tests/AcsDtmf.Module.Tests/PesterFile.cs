using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.PowerShellHost;

namespace AcsDtmf.Module.Tests;

/// <summary>A file of the Pester suite, which runs in its own PowerShell process.</summary>
internal sealed class PesterFile(string name)
{
    // The longest file takes a fraction of this time on a slow machine.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(20);

    internal static string Folder { get; } = Path.Combine(Checkout.Root, "tests", "Pester");

    internal string Name => name;

    /// <summary>Runs the file.</summary>
    /// <returns>The tests of the file. A file without a result counts as one failed test.</returns>
    internal async Task<IReadOnlyList<PesterTest>> RunAsync(PowerShellExecutable powerShell, CancellationToken cancellationToken)
    {
        string resultPath = Path.GetTempFileName();
        try
        {
            (string outcome, string output) = await RunProcessAsync(powerShell, resultPath, cancellationToken);
            string json = await File.ReadAllTextAsync(resultPath, cancellationToken);
            IReadOnlyList<PesterTest> tests = json.Length == 0 ? [] : JsonSerializer.Deserialize<PesterTest[]>(json, JsonSerializerOptions.Web)!;
            return tests.Count > 0 ? tests : [new PesterTest("the file as a whole", PesterOutcome.Failed, $"PowerShell {outcome} and reported no test. {output}")];
        }
        finally
        {
            File.Delete(resultPath);
        }
    }

    private async Task<(string Outcome, string Output)> RunProcessAsync(PowerShellExecutable powerShell, string resultPath, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = powerShell.CreateStartInfo(
            "-File",
            Path.Combine(AppContext.BaseDirectory, "Invoke-PesterFile.ps1"),
            "-Path",
            Path.Combine(Folder, name),
            "-Pester",
            Path.Combine(Checkout.Packages, "pester", Metadata("PesterVersion"), "tools", "Pester.psd1"),
            "-ResultPath",
            resultPath);
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
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        string outcome;
        try
        {
            await process.WaitForExitAsync(limit.Token);
            outcome = $"exited with code {process.ExitCode}";
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            outcome = $"did not exit within {Timeout.TotalMinutes:0} minutes";
        }

        return (outcome, await output + await errors);
    }

    private static string Metadata(string key) => typeof(PesterFile).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
