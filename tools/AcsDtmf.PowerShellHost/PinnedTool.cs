using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.PowerShellHost;

/// <summary>The PowerShell that the repository pins as a local .NET tool.</summary>
internal static class PinnedTool
{
    // A restore over a slow connection takes a fraction of this time.
    private static readonly TimeSpan RestoreTimeout = TimeSpan.FromMinutes(5);

    private static readonly string ToolManifest = Path.Combine(Checkout.Root, ".config", "dotnet-tools.json");

    /// <summary>Gets the version that the tool manifest pins.</summary>
    internal static string Version { get; } = ReadVersion();

    /// <summary>Finds the executable, and restores the tool if it is missing.</summary>
    /// <returns>The executable's path, or the reason for the failure.</returns>
    internal static async Task<(string? Path, string? Failure)> FindOrRestoreAsync(CancellationToken cancellationToken)
    {
        if (Find() is { } restored)
        {
            return (restored, null);
        }

        string? failure = await RestoreAsync(cancellationToken);
        return Find() is { } path ? (path, null) : (null, failure ?? "the package contains no executable for this platform");
    }

    /// <remarks>
    /// The tool's shim and `dotnet tool run` start PowerShell as a child process, which does not receive signals that are sent to them.
    /// The executable inside the package is PowerShell itself.
    /// </remarks>
    private static string? Find()
    {
        string tools = Path.Combine(Checkout.Packages, "powershell", Version, "tools");
        string executable = OperatingSystem.IsWindows() ? Path.Combine("any", "win", "pwsh.exe") : Path.Combine("any", "unix", "pwsh");
        return Directory.Exists(tools)
            ? Directory.EnumerateDirectories(tools).Select(framework => Path.Combine(framework, executable)).FirstOrDefault(File.Exists)
            : null;
    }

    /// <remarks>
    /// The .NET CLI caches in its home folder where it restored a tool, and then does not restore the tool to another packages folder.
    /// An empty home folder avoids the cache.
    /// </remarks>
    private static async Task<string?> RestoreAsync(CancellationToken cancellationToken)
    {
        DirectoryInfo home = Directory.CreateTempSubdirectory("acsdtmf-dotnet-");
        try
        {
            return await RestoreAsync(home.FullName, cancellationToken);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private static async Task<string?> RestoreAsync(string home, CancellationToken cancellationToken)
    {
        using Process restore = Process.Start(new ProcessStartInfo("dotnet", ["tool", "restore", "--tool-manifest", ToolManifest])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["NUGET_PACKAGES"] = Checkout.Packages,
                ["DOTNET_CLI_HOME"] = home,
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
                ["DOTNET_NOLOGO"] = "1",
            },
        })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(RestoreTimeout);
        try
        {
            Task<string> output = restore.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = restore.StandardError.ReadToEndAsync(limit.Token);
            await restore.WaitForExitAsync(limit.Token);
            return restore.ExitCode == 0 ? null : FirstLine(await errors + await output);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"the restore did not finish within {RestoreTimeout.TotalMinutes:0} minutes";
        }
        finally
        {
            if (!restore.HasExited)
            {
                restore.Kill(entireProcessTree: true);
            }
        }
    }

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("the restore failed");

    private static string ReadVersion()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(ToolManifest));
        return manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString()!;
    }
}
