using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Serving;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>
/// Sends rows of every contestant to the emulator, which validates the signature, body, call and participant. This proves that the
/// measured requests are requests that the service accepts.
/// </summary>
internal sealed class ProofSection : ISection
{
    private const int Rows = 200;
    private const int Width = 4;

    private static readonly Contestant[] Contestants =
        [Contestant.Bare, Contestant.Engine, Contestant.Cmdlet, Contestant.RestMethod, Contestant.RestMethodParallel, Contestant.Sdk];

    /// <inheritdoc/>
    public string Name => "proof";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        RowFile rows = bench.Workload.Take(Rows);
        await using ServerProcess emulator = await ServerProcess.StartAsync(ServerKind.Emulator);
        foreach (Contestant contestant in Contestants.Where(contestant => contestant != Contestant.Sdk || JavaScriptSdk.IsAvailable))
        {
            long before = await emulator.CountAsync();
            await using Worker worker = await contestant.Start(emulator.Endpoint);
            await worker.RunAsync(rows, Width);
            if (await emulator.CountAsync() - before != Rows)
            {
                throw new InvalidDataException($"The emulator did not accept all rows of '{contestant.Name}'.");
            }
        }
    }
}
