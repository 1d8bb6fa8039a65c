using System;
using System.Globalization;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Processes;

namespace AcsDtmf.Benchmarks.Contestants;

/// <summary>An implementation of the main job, which runs in its own process.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Start">Starts a process that can send rows to an endpoint.</param>
internal sealed record Contestant(string Name, Func<Uri, Task<Worker>> Start)
{
    public static Contestant Bare { get; } = new("bare HttpClient loop", endpoint => StartSelf(WorkerCommand.Bare, endpoint));

    public static Contestant Engine { get; } = new("engine alone", endpoint => StartSelf(WorkerCommand.Engine, endpoint));

    public static Contestant Cmdlet { get; } = new("Stop-AcsDtmfRecognition", endpoint => StartPowerShellAsync("Cmdlet", endpoint, Repository.Manifest));

    /// <summary>Gets the contestant that reads and binds the rows in PowerShell, and sends nothing.</summary>
    public static Contestant Nothing { get; } = new(
        "Import-Csv and a command that sends nothing",
        endpoint => StartPowerShellAsync("Nothing", endpoint, Repository.EmptyModuleManifest, sends: false));

    public static Contestant CmdletToCsv { get; } = new("Stop-AcsDtmfRecognition | Export-Csv", endpoint => StartPowerShellAsync("CmdletToCsv", endpoint, Repository.Manifest));

    public static Contestant RestMethod { get; } = new("ForEach-Object { Invoke-RestMethod }", endpoint => StartPowerShellAsync("RestMethod", endpoint, Repository.Manifest));

    public static Contestant RestMethodParallel { get; } =
        new("ForEach-Object -Parallel { Invoke-RestMethod }", endpoint => StartPowerShellAsync("RestMethodParallel", endpoint, Repository.Manifest));

    public static Contestant Sdk { get; } = new("JavaScript SDK", endpoint => Task.FromResult(Work(JavaScriptSdk.StartWorker(endpoint))));

    private static Task<Worker> StartSelf(string kind, Uri endpoint) =>
        Task.FromResult(Work(LineProcess.StartSelf(WorkerCommand.Verb, kind, endpoint.AbsoluteUri, ServerProcess.AccessKey)));

    private static Worker Work(LineProcess process) => new(process, (rows, width) => string.Create(CultureInfo.InvariantCulture, $"{width} {rows.Path}"));

    private static async Task<Worker> StartPowerShellAsync(string script, Uri endpoint, string manifest, bool sends = true)
    {
        LineProcess process = await LineProcess.StartPowerShellAsync();
        await process.AskAsync(
            $". '{Repository.Script("Worker")}' -Contestant '{Repository.Script(script)}' -Endpoint '{endpoint}' "
            + $"-AccessKey '{ServerProcess.AccessKey}' -Manifest '{manifest}'");
        return new(process, (rows, width) => string.Create(CultureInfo.InvariantCulture, $"Measure-Row -Path '{rows.Path}' -Width {width}"))
        {
            SendsRequests = sends,
        };
    }
}
