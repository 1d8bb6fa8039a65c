using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Reporting;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>Measures Import-Module in new processes, alternately with an empty binary module.</summary>
internal sealed class ImportSection : ISection
{
    private const double Budget = 1.25;

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        List<double> ours = [];
        List<double> empty = [];
        int loaded = 0;
        for (int round = -1; round < bench.Scale.ImportRounds; round++)
        {
            (double emptyTime, _) = await ImportAsync(Repository.EmptyModuleManifest);
            (double oursTime, loaded) = await ImportAsync(Repository.Manifest);

            // The first round loads the files into the file system cache and is not counted.
            if (round >= 0)
            {
                empty.Add(emptyTime);
                ours.Add(oursTime);
            }
        }

        Spread ratio = Spread.Of(ours.Zip(empty, (mine, theirs) => mine / theirs));
        report.Budgets.Add(BudgetLine.AtMost("Import-Module, relative to an empty binary module", Budget, ratio, Text.Ratio));
        report.Budgets.Add(BudgetLine.AtMost("third-party assemblies that the import loads", 0, Spread.Of([loaded]), "0"));
        Table table = new("Import in a new process", "module", "milliseconds", "ratio");
        table.Add("empty binary module", Text.Of(Spread.Of(empty), "0"), Text.Of(1, Text.Ratio));
        table.Add("AcsDtmf", Text.Of(Spread.Of(ours), "0"), Text.Of(ratio, Text.Ratio));
        report.Tables.Add(table);
    }

    private static async Task<(double Milliseconds, int ThirdParty)> ImportAsync(string manifest)
    {
        await using LineProcess process = await LineProcess.StartPowerShellAsync();
        string answer = await process.AskAsync($". '{Repository.Script("Import")}' -Manifest '{manifest}'");
        string[] words = answer.Split(' ');
        return (double.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
    }
}
