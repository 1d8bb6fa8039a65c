using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Measuring;
using AcsDtmf.Benchmarks.Reporting;
using AcsDtmf.Benchmarks.Workloads;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Hosting;

namespace AcsDtmf.Benchmarks.Sections;

/// <summary>The cmdlet against an emulator that allows fewer requests than the cmdlet could send.</summary>
internal sealed class ThrottlingSection : ISection
{
    private const string Operation = "stopContinuousDtmfRecognition";
    private const double Budget = 0.95;

    // After ten seconds, the cmdlet must have learned the rate.
    private const int LearningSeconds = 10;

    private static readonly ThrottledCase[] Cases =
    [
        new("20/s, width 1,024, Retry-After 5 s", new() { RequestsPerSecond = 20, RetryAfterSeconds = 5 }, 20, 0, 1024),
        new("50/s, width 256, Retry-After 1 s", new() { RequestsPerSecond = 50 }, 50, 0, 256),
        new("200/s, width 64, no Retry-After", new() { RequestsPerSecond = 200, RetryAfter = RetryAfterForm.None }, 200, 0, 64),
        new("1,000/s, width 256, Retry-After as a date", new() { RequestsPerSecond = 1000, RetryAfter = RetryAfterForm.Date }, 1000, 0, 256),
        new("10 at once for 50 ms, width 64, Retry-After 1 s", new() { Concurrency = 10 }, 200, 50, 64),
        new("400/s, four processes, width 64, Retry-After 1 s", new() { RequestsPerSecond = 400 }, 400, 0, 64, Processes: 4),
    ];

    /// <inheritdoc/>
    public string Name => "throttling";

    /// <inheritdoc/>
    public async Task MeasureAsync(TestBench bench, Report report)
    {
        Table table = new(
            $"Throttled: {bench.Scale.ThrottledSeconds} seconds' worth of rows",
            "limit",
            "rows",
            "failed",
            "refused attempts",
            $"of the allowed rate, after {LearningSeconds} s");
        double least = double.MaxValue;
        foreach (ThrottledCase throttled in Cases)
        {
            (IReadOnlyList<long> accepted, long refused, int rows) = await RunAsync(throttled, bench);

            // The last second ends before its rows do.
            long[] counted = [.. accepted.Skip(LearningSeconds).SkipLast(1)];
            double reached = counted.Sum() / (throttled.Rate * counted.Length);
            least = Math.Min(least, reached);
            table.Add(throttled.Name, Text.Of(rows, Text.Rate), Text.Of(rows - accepted.Sum(), Text.Rate), Text.Of(refused, Text.Rate), Text.Of(reached, Text.Ratio));
            report.ThrottledRates.Add((throttled.Name, [.. accepted.Select(count => count / throttled.Rate)]));
        }

        report.Budgets.Add(BudgetLine.AtLeast($"a throttled service, after {LearningSeconds} s: of the rate that it allows, at the least", Budget, least, Text.Ratio));
        report.Tables.Add(table);
    }

    private static async Task<(IReadOnlyList<long> AcceptedBySecond, long Refused, int Rows)> RunAsync(ThrottledCase throttled, TestBench bench)
    {
        await using EmulatorHost service = await EmulatorHost.StartAsync(new() { Calls = Workload.Calls, ParticipantsPerCall = 1, Recording = false });
        service.State.Latency = TimeSpan.FromMilliseconds(throttled.Latency);
        Worker[] workers = await Task.WhenAll(Enumerable.Range(0, throttled.Processes).Select(_ => Contestant.Cmdlet.Start(service.Endpoint)));
        try
        {
            RowFile rows = bench.Workload.Take((int)(throttled.Rate * bench.Scale.ThrottledSeconds / throttled.Processes));
            service.State.Admission.Apply(throttled.Settings);
            long before = service.State.Traffic.Count(Operation, 200);
            Task<TimeSpan[]> run = Task.WhenAll(workers.Select(worker => worker.RunAsync(rows, throttled.Width)));
            List<long> accepted = [];
            while (!run.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
                long count = service.State.Traffic.Count(Operation, 200);
                accepted.Add(count - before);
                before = count;
            }

            await run;
            return accepted.Count > LearningSeconds + 1
                ? (accepted, service.State.Traffic.Count(Operation, 429), rows.Count * throttled.Processes)
                : throw new InvalidDataException("The run was over before its rate could be measured.");
        }
        finally
        {
            foreach (Worker worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }
}
