using System;
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
    private static readonly string[] Slowest = ["FanOut.", "SecretLeaks.", "Stop-AcsDtmfRecognition.", "FaultMatrix.", "TokenProvider.", "Wait-", "ManagedIdentity.", "Journal.", "Help.", "Secrets.", "Start-"];

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
        foreach (PesterFile file in SelectFiles())
        {
            await PublishAsync(context, file, file.Name, DiscoveredTestNodeStateProperty.CachedInstance);
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
            foreach (PesterFile file in SelectFiles())
            {
                await PublishAsync(context, file, file.Name, new FailedTestNodeStateProperty(exception.Message));
            }

            return;
        }

        if (powerShell.Warning is { } warning)
        {
            await Console.Error.WriteLineAsync(warning);
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = context.CancellationToken };
        await Parallel.ForEachAsync(SelectFiles(), parallel, async (file, cancellationToken) =>
        {
            foreach (PesterTest test in await file.RunAsync(powerShell, cancellationToken))
            {
                await PublishAsync(context, file, test.Name, StateOf(test), test.Timing);
            }
        });
    }

    /// <summary>Selects the files to run. The slowest files are first, so that none of them runs alone at the end.</summary>
    private IEnumerable<PesterFile> SelectFiles()
    {
        string[] texts = options.TryGetOptionArgumentList(PesterOptions.File, out string[]? arguments) ? arguments : [""];
        return new DirectoryInfo(PesterFile.Folder)
            .EnumerateFiles("*.Tests.ps1")
            .Where(file => texts.Any(text => file.Name.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(file => Array.FindIndex(Slowest, file.Name.StartsWith) is >= 0 and var index ? index : Slowest.Length)
            .ThenByDescending(file => file.Length)
            .Select(file => new PesterFile(file.Name));
    }

    private static TestNodeStateProperty StateOf(PesterTest test) => test.Result switch
    {
        PesterOutcome.Passed => PassedTestNodeStateProperty.CachedInstance,
        PesterOutcome.Skipped => new SkippedTestNodeStateProperty(test.Message ?? ""),
        _ => new FailedTestNodeStateProperty(test.Message ?? ""),
    };

    private Task PublishAsync(ExecuteRequestContext context, PesterFile file, string name, TestNodeStateProperty state, TimingProperty? timing = null)
    {
        var properties = new PropertyBag(state, new TrxFullyQualifiedTypeNameProperty(file.Name));
        if (timing is not null)
        {
            properties.Add(timing);
        }

        if (state is FailedTestNodeStateProperty failure)
        {
            properties.Add(new TrxExceptionProperty(failure.Explanation, null));
        }

        var node = new TestNode { Uid = $"{file.Name}: {name}", DisplayName = $"{file.Name}: {name}", Properties = properties };
        return context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(context.Request.Session.SessionUid, node));
    }
}
