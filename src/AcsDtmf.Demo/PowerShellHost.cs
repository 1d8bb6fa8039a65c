using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Demo;

/// <summary>A PowerShell to run a script in: the <c>pwsh</c> on PATH, or the one that the repository names as a local .NET tool.</summary>
internal sealed class PowerShellHost
{
    private static readonly TimeSpan RestoreLimit = TimeSpan.FromMinutes(2);

    private readonly string _workingFolder;
    private readonly string[] _command;

    private PowerShellHost(string workingFolder, params string[] command)
    {
        _workingFolder = workingFolder;
        _command = command;
    }

    /// <summary>Finds one; null where there is none and none can be had.</summary>
    internal static async Task<PowerShellHost?> FindAsync(string root)
    {
        if (IsOnPath("pwsh"))
        {
            return new PowerShellHost(root, "pwsh");
        }

        var dotnet = new PowerShellHost(root, "dotnet");
        using var limit = new CancellationTokenSource(RestoreLimit);
        return await dotnet.StartAsync(["tool", "restore"], connectionString: null, isQuiet: true, limit.Token) == 0
            ? new PowerShellHost(root, "dotnet", "tool", "run", "pwsh")
            : null;
    }

    internal Task<int> RunAsync(string script, IEnumerable<string> arguments, string connectionString) =>
        StartAsync(["-NoProfile", "-NonInteractive", "-File", script, .. arguments], connectionString, isQuiet: false, CancellationToken.None);

    private static bool IsOnPath(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name))));
    }

    private async Task<int> StartAsync(string[] arguments, string? connectionString, bool isQuiet, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(_command[0], [.. _command[1..], .. arguments])
        {
            WorkingDirectory = _workingFolder,
            RedirectStandardOutput = isQuiet,
            RedirectStandardError = isQuiet,
        };

        // The environment, unlike the command line, is not shown to other users of the machine.
        start.Environment["COMMUNICATION_CONNECTION_STRING"] = connectionString;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return -1;
        }

        try
        {
            Task drained = isQuiet
                ? Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken))
                : Task.CompletedTask;
            await process.WaitForExitAsync(cancellationToken);
            await drained;
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return -1;
        }
    }
}
