using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Service;
using AcsDtmf.Emulator.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Hosting;

/// <summary>Tests the options and the output of the command.</summary>
public sealed class CommandLineTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_limits_apply_from_the_start()
    {
        await using EmulatorProcess emulator = await StartAsync(
            "--rate-limit", "20", "--rate-limiter", "fixedwindow", "--window", "10", "--concurrency", "5");
        using var client = new HttpClient { BaseAddress = emulator.Endpoint };

        JsonNode limit = JsonNode.Parse(await client.GetStringAsync(new Uri("emulator/state", UriKind.Relative)))!["rateLimit"]!;

        Assert.Equal(("fixedWindow", 20, 10, 5), ((string?)limit["limiter"], (int?)limit["requestsPerSecond"], (int?)limit["windowSeconds"], (int?)limit["concurrency"]));
    }

    [Fact]
    public async Task The_start_message_contains_every_address_ready_to_paste()
    {
        await using EmulatorProcess emulator = await StartAsync();
        string connectionString = $"endpoint={emulator.Endpoint};accesskey={EmulatorOptions.DefaultAccessKey}";

        Assert.Equal($"Connection string: {connectionString}", emulator.StartMessage[1]);
        Assert.Contains($"  {emulator.Endpoint}", emulator.StartMessage);
        Assert.Contains($"  {emulator.Endpoint}emulator/openapi.json", emulator.StartMessage);
        Assert.Contains($"  $env:COMMUNICATION_CONNECTION_STRING = '{connectionString}'", emulator.StartMessage);
        Assert.Contains($"  $env:IDENTITY_ENDPOINT = '{emulator.Endpoint}msi/token'", emulator.StartMessage);
        Assert.Contains("  $env:IDENTITY_HEADER = 'emulator-identity-header'", emulator.StartMessage);
    }

    [Theory]
    [InlineData("calling/keys%1B%5B31m?api-version=1&access_token=abc", "/calling/keys%1B%5B31m?api-version=1&access_token=(masked) 401")]
    [InlineData("msi/token?sharedKey=abc&x=1", "/msi/token?sharedKey=(masked)&x=1 401")]
    public async Task The_log_contains_one_line_for_each_request_without_secrets(string target, string logged)
    {
        await using EmulatorProcess emulator = await StartAsync("--log");
        using var client = new HttpClient { BaseAddress = emulator.Endpoint };

        using HttpResponseMessage response = await client.GetAsync(new Uri(target, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Matches($@"^\d\d:\d\d:\d\d\.\d\d\d GET {Regex.Escape(logged)} \d+\.\d ms$", await emulator.ReadLineAsync());
    }

    [Theory]
    [InlineData(64, "--rate-limiter requires one of these values: tokenBucket, fixedWindow.", "--rate-limiter", "leakyBucket")]
    [InlineData(64, "--rate-limiter requires one of these values: tokenBucket, fixedWindow.", "--rate-limiter")]
    [InlineData(64, "--rate-limit requires an integer from 1 to 2147483647.", "--rate-limit", "0")]
    [InlineData(64, "--window requires an integer from 1 to 3600.", "--window", "3601")]
    [InlineData(64, "--rate-limiter, --burst and --window require --rate-limit.", "--burst", "5", "--concurrency", "5")]
    [InlineData(64, "--scenario requires a value.", "--scenario")]
    [InlineData(64, "--speed requires an integer from 1 to 1000.", "--scenario", "busy-hour", "--speed", "0")]
    [InlineData(64, "--seed and --speed require --scenario.", "--seed", "7")]
    [InlineData(65, "The scenario 'rush-hour' is neither a file nor an included scenario. Included scenarios: busy-hour, closing-time, throttled-service.", "--scenario", "rush-hour")]
    public async Task An_invalid_option_is_explained(int expectedExitCode, string message, params string[] arguments)
    {
        (int exitCode, string output) = await InstalledProgram.RunAsync(
            "dotnet", [EmulatorProcess.Assembly, .. arguments], AppContext.BaseDirectory, new Dictionary<string, string>(), Limit);

        Assert.Equal((expectedExitCode, message), (exitCode, output.Split(Environment.NewLine)[0]));
    }

    private static Task<EmulatorProcess> StartAsync(params string[] arguments) =>
        EmulatorProcess.StartAsync("dotnet", [EmulatorProcess.Assembly, .. arguments]);
}
