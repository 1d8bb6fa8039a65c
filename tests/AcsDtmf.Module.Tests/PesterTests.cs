using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace AcsDtmf.Module.Tests;

/// <summary>Runs the Pester suite, and leaves its counts in the result folder for whoever wants to add them up.</summary>
public sealed class PesterTests(ITestOutputHelper output)
{
    // Several times what the longest file takes on a slow machine: this ends what would not end.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    [Theory]
    [PesterFiles]
    public async Task Pester(string file)
    {
        string resultPath = Path.Combine(Directory.CreateDirectory(Repository.ResultFolder).FullName, file + ".json");

        // Until there is another result, the file as a whole has failed.
        Write(resultPath, new PesterResult(Passed: 0, Failed: 1, Skipped: 0, []));

        (int exitCode, string said) = await PowerShellHost.RunAsync(
            Limit,
            "-File",
            Path.Combine(AppContext.BaseDirectory, "Invoke-PesterFile.ps1"),
            Path.Combine(Repository.PesterFolder, file),
            resultPath);
        PesterResult result = Read(resultPath);
        output.WriteLine($"{file}: {result.Passed} passed, {result.Failed} failed, {result.Skipped} skipped");
        output.WriteLine(said);

        Assert.Equal(0, exitCode);
        Assert.True(result.Failed == 0, string.Join(Environment.NewLine, result.Failures));
        Assert.True(result.Passed > 0, "Pester ran no test.");
    }

    private static void Write(string path, PesterResult result) =>
        File.WriteAllText(path, JsonSerializer.Serialize(result, JsonSerializerOptions.Web));

    private static PesterResult Read(string path) =>
        JsonSerializer.Deserialize<PesterResult>(File.ReadAllText(path), JsonSerializerOptions.Web)!;

    private sealed record PesterResult(int Passed, int Failed, int Skipped, string[] Failures);
}
