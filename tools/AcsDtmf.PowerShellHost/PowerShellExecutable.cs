using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.PowerShellHost;

/// <summary>A PowerShell executable: the one in <see cref="Variable"/>, or the pinned .NET tool, or <c>pwsh</c> on PATH.</summary>
public sealed class PowerShellExecutable
{
    /// <summary>The environment variable that specifies another PowerShell, as a path or as a command on PATH.</summary>
    public const string Variable = "ACSDTMF_PWSH";

    private PowerShellExecutable(string fileName, string? warning = null)
    {
        FileName = fileName;
        Warning = warning;
    }

    /// <summary>Gets the path of the executable.</summary>
    public string FileName { get; }

    /// <summary>Gets the reason why the pinned PowerShell is not used, on one line; otherwise null.</summary>
    public string? Warning { get; }

    /// <summary>Locates PowerShell, and restores the pinned tool if necessary.</summary>
    /// <param name="cancellationToken">Cancels the restore.</param>
    /// <returns>The executable.</returns>
    /// <exception cref="PowerShellNotFoundException">No PowerShell was found.</exception>
    public static async Task<PowerShellExecutable> LocateAsync(CancellationToken cancellationToken = default)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name)
        {
            return new PowerShellExecutable(
                FindCommand(name) ?? throw new PowerShellNotFoundException($"{Variable} specifies '{name}', which was not found."));
        }

        (string? path, string? failure) = await PinnedTool.FindOrRestoreAsync(cancellationToken);
        if (path is not null)
        {
            return new PowerShellExecutable(path);
        }

        string notRestored = $"PowerShell {PinnedTool.Version} could not be restored as a .NET tool: {failure}.";
        return FindCommand("pwsh") is { } command
            ? new PowerShellExecutable(command, $"{notRestored} Using {command}.")
            : throw new PowerShellNotFoundException($"{notRestored} PATH contains no pwsh either.");
    }

    /// <summary>Creates the information to start PowerShell without a profile or prompts.</summary>
    /// <param name="arguments">The rest of the command line.</param>
    /// <returns>The start information, which the caller can complete.</returns>
    public ProcessStartInfo CreateStartInfo(params IEnumerable<string> arguments) =>
        new(FileName, ["-NoLogo", "-NoProfile", "-NonInteractive", .. arguments])
        {
            // Without this variable, the executable of the tool finds the runtime only in the default folders.
            Environment = { ["DOTNET_ROOT"] = DotNetRoot() },
        };

    private static string DotNetRoot() =>
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root
            ? root
            : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string? FindCommand(string name)
    {
        string[] extensions = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];
        string[] folders = Path.GetFileName(name) != name
            ? [Environment.CurrentDirectory]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders
            .SelectMany(folder => extensions, (folder, extension) => Path.Combine(folder, name + extension))
            .FirstOrDefault(File.Exists);
    }
}
