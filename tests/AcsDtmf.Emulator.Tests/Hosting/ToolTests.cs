using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Tests.Support;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Hosting;

/// <summary>Tests the .NET tool as a user installs it.</summary>
public sealed class ToolTests
{
    // The only source is the folder of the package, so that the test needs no network.
    private const string NuGetConfiguration =
        """
        <configuration>
          <packageSources>
            <clear />
          </packageSources>
        </configuration>
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_packed_tool_installs_and_answers()
    {
        using var folder = new TemporaryFolder();
        folder.Write("nuget.config", NuGetConfiguration);
        await RunAsync(
            folder, "pack", Path.Combine(Checkout.SourceFolder, "AcsDtmf.Emulator"), "--no-build", "--configuration", Configuration(), "--output", folder.Path);
        await RunAsync(folder, "tool", "install", "AcsDtmf.Emulator", "--tool-path", "tool", "--add-source", folder.Path);

        string program = Path.Combine(folder.Path, "tool", OperatingSystem.IsWindows() ? "acs-emulator.exe" : "acs-emulator");
        await using EmulatorProcess emulator = await EmulatorProcess.StartAsync(program, "--scenario", "busy-hour", "--log");
        using var client = new HttpClient { BaseAddress = emulator.Endpoint };
        using HttpResponseMessage page = await client.GetAsync("/", CancellationToken);
        using HttpResponseMessage keys = await client.GetAsync("calling/callConnections/unknown?api-version=2026-03-12", CancellationToken);

        Assert.Contains("Scenario: A busy hour, with seed 1", emulator.StartMessage);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (page.StatusCode, keys.StatusCode));
        Assert.Contains(" GET /calling/callConnections/unknown?api-version=2026-03-12 401 ", await emulator.ReadLineAsync(), StringComparison.Ordinal);
    }

    private static string Configuration() =>
        typeof(EmulatorHost).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static async Task RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        // The package of an earlier run has the same version, so it must not come from a shared cache.
        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(folder.Path, "packages") };
        (int exitCode, string output) = await InstalledProgram.RunAsync("dotnet", arguments, folder.Path, environment, Limit);
        Assert.True(exitCode == 0, output);
    }
}
