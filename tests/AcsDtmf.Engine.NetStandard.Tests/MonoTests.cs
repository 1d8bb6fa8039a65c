using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.NetStandard.Tests;

/// <summary>
/// The files that the module ships for Windows PowerShell 5.1, on Mono, which implements the API of .NET Framework. Windows PowerShell, its
/// assembly resolver, and the HTTP and TLS stack of .NET Framework are not part of this.
/// </summary>
public sealed class MonoTests : ServiceTest
{
    private const int ValidRows = 4_900;
    private const int GoneRows = 60;
    private const int InvalidRows = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("acsdtmf-mono-").FullName;

    [Fact]
    public async Task Five_thousand_rows_with_errors_retries_and_a_journal_run_on_Mono()
    {
        Assert.SkipUnless(FindMono() is not null, "Mono is not installed. On Debian, the mono-devel package has it.");
        Call[] calls = [.. Service.State.Calls.Seed(ValidRows, participantsPerCall: 1)];
        Service.State.Faults.Add(new FaultRule { Status = 503, Count = 25 });
        Service.State.Faults.Add(new FaultRule { Status = 429, Count = 2 });
        string csv = Path.Combine(_folder, "calls.csv");
        string journal = Path.Combine(_folder, "calls.journal");
        await File.WriteAllLinesAsync(csv, Interleave(
            [.. calls.Select(call => $"{call.CallConnectionId},{call.Participants[0].RawId}")],
            [.. Enumerable.Range(0, GoneRows).Select(number => $"gone-{number},+14255550123")],
            [.. Enumerable.Range(0, InvalidRows).Select(number => $"not/valid-{number},+14255550123")]));

        string first = await RunAsync(csv, journal);

        Dictionary<string, int> counts = first.Split(' ').Select(part => part.Split('=')).ToDictionary(part => part[0], part => int.Parse(part[1], null));
        Assert.Equal((ValidRows, GoneRows, InvalidRows), (counts["Succeeded"], counts["8522"], counts[CallingErrorCode.InvalidCallConnectionId]));
        Assert.InRange(counts["Retried"], 1, 27);
        AssertEachAcceptedOnce(calls);

        string second = await RunAsync(csv, journal);

        Assert.Equal($"8522={GoneRows} InvalidCallConnectionId={InvalidRows} Skipped={ValidRows}", second);
        AssertEachAcceptedOnce(calls);
    }

    /// <inheritdoc/>
    protected override void CleanUp() => Directory.Delete(_folder, recursive: true);

    private void AssertEachAcceptedOnce(Call[] calls) => Assert.Equal(
        calls.Select(call => call.CallConnectionId).Order(StringComparer.Ordinal),
        Requests.Where(request => request.Acted).Select(request => request.CallConnectionId!).Order(StringComparer.Ordinal));

    private static string? FindMono() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "mono"))
            .FirstOrDefault(File.Exists);

    /// <summary>Spreads the lines of all lists over the file.</summary>
    private static IEnumerable<string> Interleave(params string[][] lists) =>
        lists.SelectMany(list => list.Select((line, index) => (line, Position: (double)index / list.Length))).OrderBy(item => item.Position).Select(item => item.line);

    private async Task<string> RunAsync(string csv, string journal)
    {
        var start = new ProcessStartInfo(FindMono()!, [PathOf("MonoProgram"), PathOf("EngineFolder"), csv, journal])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["COMMUNICATION_CONNECTION_STRING"] = Service.ConnectionString },
        };
        using Process mono = Process.Start(start)!;
        Task<string> output = mono.StandardOutput.ReadToEndAsync();
        Task<string> errors = mono.StandardError.ReadToEndAsync();
        try
        {
            await mono.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        finally
        {
            mono.Kill(entireProcessTree: true);
        }

        Assert.True(mono.ExitCode == 0, $"Mono ended with {mono.ExitCode}: {await errors}");
        return (await output).Trim();
    }

    private static string PathOf(string name) =>
        typeof(MonoTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;
}
