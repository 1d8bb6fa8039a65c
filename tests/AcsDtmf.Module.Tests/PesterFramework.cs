using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.PowerShellHost;
using Microsoft.Testing.Extensions.TrxReport.Abstractions;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestFramework;
using Microsoft.Testing.Platform.Requests;

namespace AcsDtmf.Module.Tests;

/// <summary>Runs the files of the Pester suite in parallel, and reports every test.</summary>
internal sealed class PesterFramework(ICommandLineOptions options) : ITestFramework, IDataProducer
{
    private static readonly string[] Slowest = ["FanOut.", "SecretLeaks.", "FaultMatrix.", "Stop-AcsDtmfRecognition.", "TokenProvider.", "Wait-", "ManagedIdentity.", "Package.", "Help.", "Start-"];

    /// <inheritdoc/>
    public string Uid => nameof(PesterFramework);

    /// <inheritdoc/>
    public string Version => "1.0.0";

    /// <inheritdoc/>
    public string DisplayName => "Pester";

    /// <inheritdoc/>
    public string Description => "Runs Pester tests in PowerShell";

    /// <inheritdoc/>
    public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

    /// <inheritdoc/>
    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    /// <inheritdoc/>
    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) =>
        Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    /// <inheritdoc/>
    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) =>
        Task.FromResult(new CloseTestSessionResult { IsSuccess = true });

    /// <inheritdoc/>
    public async Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        try
        {
            // Discovery cannot list the tests without running the file, so it lists the files.
            await (context.Request is RunTestExecutionRequest ? RunAsync(context) : DiscoverAsync(context));
        }
        finally
        {
            context.Complete();
        }
    }

    private async Task DiscoverAsync(ExecuteRequestContext context)
    {
        foreach (string file in SelectFiles())
        {
            await PublishAsync(context, file, file, DiscoveredTestNodeStateProperty.CachedInstance);
        }
    }

    private async Task RunAsync(ExecuteRequestContext context)
    {
        PowerShellExecutable powerShell;
        try
        {
            powerShell = await PowerShellExecutable.LocateAsync(context.CancellationToken);
        }
        catch (PowerShellNotFoundException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            foreach (string file in SelectFiles())
            {
                await PublishAsync(context, file, file, new FailedTestNodeStateProperty(exception.Message));
            }

            return;
        }

        if (powerShell.Warning is { } warning)
        {
            await Console.Error.WriteLineAsync(warning);
        }

        var files = new ConcurrentQueue<string>(SelectFiles());
        int processes = Math.Min(files.Count, Environment.ProcessorCount + 1);
        await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => RunAsync(context, powerShell, files)));
    }

    /// <summary>Runs files in one process until none is left. After a crash, a new process runs the other files.</summary>
    private async Task RunAsync(ExecuteRequestContext context, PowerShellExecutable powerShell, ConcurrentQueue<string> files)
    {
        PesterProcess? process = null;
        try
        {
            while (files.TryDequeue(out string? file))
            {
                if (process is { HasEnded: true })
                {
                    await process.DisposeAsync();
                    process = null;
                }

                process ??= await PesterProcess.StartAsync(powerShell, context.CancellationToken);
                foreach (PesterTest test in await process.RunAsync(file, context.CancellationToken))
                {
                    await PublishAsync(context, file, test.Name, StateOf(test), test.Timing);
                }
            }
        }
        finally
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }
        }
    }

    /// <summary>Selects the files to run. The slowest files are first, so that none of them runs alone at the end.</summary>
    private IEnumerable<string> SelectFiles()
    {
        string[] texts = options.TryGetOptionArgumentList(PesterOptions.File, out string[]? arguments) ? arguments : [""];
        return new DirectoryInfo(PesterProcess.Folder)
            .EnumerateFiles("*.Tests.ps1")
            .Where(file => texts.Any(text => file.Name.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(file => Array.FindIndex(Slowest, file.Name.StartsWith) is >= 0 and var index ? index : Slowest.Length)
            .ThenByDescending(file => file.Length)
            .Select(file => file.Name);
    }

    private static TestNodeStateProperty StateOf(PesterTest test) => test.Result switch
    {
        PesterOutcome.Passed => PassedTestNodeStateProperty.CachedInstance,
        PesterOutcome.Skipped => new SkippedTestNodeStateProperty(test.Message ?? ""),
        _ => new FailedTestNodeStateProperty(test.Message ?? ""),
    };

    private Task PublishAsync(ExecuteRequestContext context, string file, string name, TestNodeStateProperty state, TimingProperty? timing = null)
    {
        var properties = new PropertyBag(state, new TrxFullyQualifiedTypeNameProperty(file));
        if (timing is not null)
        {
            properties.Add(timing);
        }

        if (state is FailedTestNodeStateProperty failure)
        {
            properties.Add(new TrxExceptionProperty(failure.Explanation, null));
        }

        var node = new TestNode { Uid = $"{file}: {name}", DisplayName = $"{file}: {name}", Properties = properties };
        return context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(context.Request.Session.SessionUid, node));
    }
}
