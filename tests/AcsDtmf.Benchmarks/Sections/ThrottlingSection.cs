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

/// <summary>Measures the cmdlet against an emulator that allows fewer requests than the cmdlet can send.</summary>
internal sealed class ThrottlingSection : ISection
{
    private const string Operation = "stopContinuousDtmfRecognition";
    private const double Budget = 0.95;

    // The cmdlet must learn the allowed rate within this time.
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
            $"Throttled service, rows for {bench.Scale.ThrottledSeconds} seconds at the allowed rate",
            "limit",
            "rows",
            "failed",
            "refused attempts",
            $"fraction of the allowed rate, after {LearningSeconds} s",
            "fraction of its share, slowest process");
        double least = double.MaxValue;
        foreach (ThrottledCase throttled in Cases)
        {
            (double[] parts, double share, long refused, long failed, int rows) = await RunAsync(throttled, bench);
            double reached = parts.Skip(LearningSeconds).Average();
            least = Math.Min(least, reached);
            table.Add(
                throttled.Name,
                Text.Of(rows, Text.Rate),
                Text.Of(failed, Text.Rate),
                Text.Of(refused, Text.Rate),
                Text.Of(reached, Text.Ratio),
                throttled.Processes > 1 ? Text.Of(share, Text.Ratio) : string.Empty);
            report.ThrottledRates.Add((throttled.Name, parts));
        }

        report.Budgets.Add(BudgetLine.AtLeast($"lowest fraction of the allowed rate of a throttled service, after {LearningSeconds} s", Budget, Spread.Of([least]), Text.Ratio));
        report.Tables.Add(table);
    }

    private static async Task<(double[] Parts, double Share, long Refused, long Failed, int Rows)> RunAsync(ThrottledCase throttled, TestBench bench)
    {
        await using EmulatorHost service = await EmulatorHost.StartAsync(new() { Calls = Workload.Calls, ParticipantsPerCall = 1, Recording = false });
        service.State.Latency = TimeSpan.FromMilliseconds(throttled.Latency);
        Worker[] workers = await Task.WhenAll(Enumerable.Range(0, throttled.Processes).Select(_ => Contestant.Cmdlet.Start(service.Endpoint)));
        try
        {
            RowFile rows = bench.Workload.Take((int)(throttled.Rate * bench.Scale.ThrottledSeconds / throttled.Processes));
            double rate = throttled.Settings.Concurrency is { } concurrency ? await MeasureRateAsync(workers[0], rows, concurrency) : throttled.Rate;
            service.State.Admission.Apply(throttled.Settings);
            long start = service.State.Traffic.Count(Operation, 200);
            long before = start;
            Task<TimeSpan>[] runs = [.. workers.Select(worker => worker.RunAsync(rows, throttled.Width))];

            // The processes use the full limit only while all of them run.
            Task first = Task.WhenAny(runs);
            List<double> parts = [];
            while (!first.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
                long count = service.State.Traffic.Count(Operation, 200);
                parts.Add((count - before) / rate);
                before = count;
            }

            TimeSpan slowest = (await Task.WhenAll(runs)).Max();
            parts.RemoveAt(parts.Count - 1);
            int total = rows.Count * throttled.Processes;
            long failed = total - (service.State.Traffic.Count(Operation, 200) - start);
            return parts.Count > LearningSeconds
                ? ([.. parts], rows.Count / slowest.TotalSeconds * throttled.Processes / rate, service.State.Traffic.Count(Operation, 429), failed, total)
                : throw new InvalidDataException("The run completed before its rate could be measured.");
        }
        finally
        {
            foreach (Worker worker in workers)
            {
                await worker.DisposeAsync();
            }
        }
    }

    /// <summary>
    /// Measures the rate that a concurrency limit allows. The rate depends on the latency, so the rows run at that width without the
    /// limit.
    /// </summary>
    private static async Task<double> MeasureRateAsync(Worker worker, RowFile rows, int concurrency) =>
        rows.Count / (await worker.RunAsync(rows, concurrency)).TotalSeconds;
}
