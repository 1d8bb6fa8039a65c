using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Tests.Support;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.JavaScriptSdk;

/// <summary>Verifies the emulator with the official JavaScript SDK. Each script has an emulator, and its output names each case.</summary>
public sealed class JavaScriptSdkTests(SdkPackages packages, ITestOutputHelper output) : EmulatorTest, IClassFixture<SdkPackages>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly Regex PublishedEvent = new("(Publish|PublishParticipant)\\(call, [^\"]*\"(?<name>\\w+)\"");
    private static readonly Regex VerifiedEvent = new(@"\.event\([\w.]+, '(?<name>\w+)'\)|\['(?<name>SendDtmfTones\w+)',");

    [NodeTheory]
    [InlineData("calls")]
    [InlineData("participants")]
    [InlineData("media")]
    public async Task The_sdk_runs_against_the_emulator(string script)
    {
        Assert.SkipWhen(packages.Failure is not null, packages.Failure ?? string.Empty);
        var environment = new Dictionary<string, string>
        {
            ["ACS_CONNECTION_STRING"] = Emulator.ConnectionString,
            ["ACS_EMULATOR"] = Emulator.Endpoint.ToString(),
        };

        (int exitCode, string result) = await NodeJs.TestAsync(Path.Combine(SdkPackages.Folder, $"{script}.test.mjs"), environment, Limit);

        output.WriteLine(result);
        Assert.True(exitCode == 0, result);
    }

    [Fact]
    public void The_scripts_verify_every_event_of_the_emulator()
    {
        string[] published = NamesIn(PublishedEvent, Path.Combine(Checkout.SourceFolder, "AcsDtmf.Emulator", "Events"), "*.cs");
        string[] verified = NamesIn(VerifiedEvent, SdkPackages.Folder, "*.test.mjs");

        Assert.NotEmpty(published);
        Assert.Equal(published, verified);
    }

    private static string[] NamesIn(Regex pattern, string folder, string files)
    {
        return
        [
            .. Directory.GetFiles(folder, files)
                .SelectMany(file => pattern.Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["name"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
