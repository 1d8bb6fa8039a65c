using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
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
        InstalledProgram.RunAsync(Node!, ["--test", "--test-reporter=tap", Path.GetFileName(file)], Path.GetDirectoryName(file)!, environment, limit);

    /// <summary>Restores the packages that the lock file of a folder lists, and returns the exit code and the output.</summary>
    public static Task<(int ExitCode, string Output)> RestoreAsync(string folder, TimeSpan limit) =>
        InstalledProgram.RunAsync(Npm!, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, new Dictionary<string, string>(), limit);

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
}
