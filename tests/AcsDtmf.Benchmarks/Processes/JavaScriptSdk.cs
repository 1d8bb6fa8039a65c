using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Processes;

/// <summary>The official JavaScript SDK of the service, in the version that the tests of the emulator pin. It requires node.</summary>
internal static class JavaScriptSdk
{
    private static readonly TimeSpan RestoreTimeout = TimeSpan.FromMinutes(2);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "JavaScriptSdk");

    /// <summary>Gets a value indicating whether the SDK is restored.</summary>
    public static bool IsAvailable { get; private set; }

    /// <summary>Restores the SDK. Without node or npm, it is not measured.</summary>
    public static async Task RestoreAsync()
    {
        if (!OnPath("node") || !OnPath("npm"))
        {
            await Console.Error.WriteLineAsync("The JavaScript SDK is not measured, because node or npm is not on PATH.");
            return;
        }

        using Process npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        })!;
        using CancellationTokenSource limit = new(RestoreTimeout);
        try
        {
            await npm.StandardOutput.ReadToEndAsync(limit.Token);
            await npm.WaitForExitAsync(limit.Token);
            IsAvailable = npm.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
        }

        if (!IsAvailable)
        {
            await Console.Error.WriteLineAsync("The JavaScript SDK is not measured, because npm could not restore it.");
        }
    }

    /// <summary>Starts a process that runs the rows of the files it receives, as the contestants in .NET do.</summary>
    public static LineProcess StartWorker(Uri endpoint) => Start(endpoint);

    /// <summary>Starts a process that runs the rows of one file and exits.</summary>
    public static LineProcess StartOnce(Uri endpoint, RowFile rows) => Start(endpoint, rows.Path);

    private static LineProcess Start(Uri endpoint, params string[] arguments) =>
        LineProcess.StartProgram("node", [Path.Combine(AppContext.BaseDirectory, "Scripts", "JavaScriptSdk.mjs"), Folder, endpoint.AbsoluteUri, ServerProcess.AccessKey, .. arguments]);

    private static bool OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
