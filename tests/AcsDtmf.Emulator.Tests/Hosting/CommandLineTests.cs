using System;
using System.Diagnostics;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Hosting;

/// <summary>Tests the options of the command that limit requests.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task The_limits_apply_from_the_start()
    {
        using Process emulator = Start(
            "--rate-limit", "20", "--rate-limiter", "fixedwindow", "--window", "10", "--concurrency", "5", "--parent-pid", $"{Environment.ProcessId}");
        try
        {
            string? line = await emulator.StandardOutput.ReadLineAsync().WithinLimitAsync();
            using var client = new HttpClient { BaseAddress = new Uri(line!["Listening on ".Length..]) };
            JsonNode limit = JsonNode.Parse(await client.GetStringAsync(new Uri("emulator/state", UriKind.Relative)))!["rateLimit"]!;

            Assert.Equal(("fixedWindow", 20, 10, 5), ((string?)limit["limiter"], (int?)limit["requestsPerSecond"], (int?)limit["windowSeconds"], (int?)limit["concurrency"]));
        }
        finally
        {
            emulator.Kill();
            await emulator.WaitForExitAsync().WithinLimitAsync();
        }
    }

    [Theory]
    [InlineData("--rate-limiter requires one of these values: tokenBucket, fixedWindow.", "--rate-limiter", "leakyBucket")]
    [InlineData("--rate-limiter requires one of these values: tokenBucket, fixedWindow.", "--rate-limiter")]
    [InlineData("--rate-limit requires an integer from 1 to 2147483647.", "--rate-limit", "0")]
    [InlineData("--window requires an integer from 1 to 3600.", "--window", "3601")]
    [InlineData("--rate-limiter, --burst and --window require --rate-limit.", "--burst", "5", "--concurrency", "5")]
    public async Task An_invalid_limit_is_explained(string message, params string[] arguments)
    {
        using Process emulator = Start(arguments);

        string? line = await emulator.StandardError.ReadLineAsync().WithinLimitAsync();
        await emulator.WaitForExitAsync().WithinLimitAsync();

        Assert.Equal((64, message), (emulator.ExitCode, line));
    }

    private static Process Start(params string[] arguments)
    {
        string assembly = typeof(EmulatorHost).Assembly.Location;
        return Process.Start(new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
