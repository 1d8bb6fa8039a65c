using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>Runs the installed Node.js and its package manager.</summary>
internal static class NodeJs
{
    // The SDK requires this version.
    private const int MinimumVersion = 20;

    private static readonly string? Node = InstalledProgram.Find([OperatingSystem.IsWindows() ? "node.exe" : "node"]);
    private static readonly string? Npm = InstalledProgram.Find([OperatingSystem.IsWindows() ? "npm.cmd" : "npm"]);

    /// <summary>Gets the reason why tests that need Node.js are skipped, or null if they run.</summary>
    public static string? SkipReason { get; } = FindSkipReason();

    /// <summary>Runs a test file with the test runner of Node.js, and returns the exit code and the output.</summary>
    public static Task<(int ExitCode, string Output)> TestAsync(string file, IReadOnlyDictionary<string, string> environment, TimeSpan limit) =>
        RunAsync(Node!, ["--test", "--test-reporter=tap", Path.GetFileName(file)], Path.GetDirectoryName(file)!, environment, limit);

    /// <summary>Restores the packages that the lock file of a folder lists, and returns the exit code and the output.</summary>
    public static Task<(int ExitCode, string Output)> RestoreAsync(string folder, TimeSpan limit) =>
        RunAsync(Npm!, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, new Dictionary<string, string>(), limit);

    private static string? FindSkipReason()
    {
        if (Node is null || Npm is null)
        {
            return "Node.js or npm is not installed.";
        }

        // The output is 'v20.1.0'.
        using Process process = Process.Start(new ProcessStartInfo(Node, "--version") { RedirectStandardOutput = true })!;
        string version = process.StandardOutput.ReadToEnd().Trim();
        return int.Parse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture) < MinimumVersion
            ? $"The SDK requires Node.js {MinimumVersion}, but {version} is installed."
            : null;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using var cancellation = new CancellationTokenSource(limit);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{program}' did not end within {limit}. Its output: {await output}{await error}");
        }
    }
}
