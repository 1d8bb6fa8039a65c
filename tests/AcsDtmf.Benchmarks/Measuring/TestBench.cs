using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Processes;
using AcsDtmf.Benchmarks.Serving;
using AcsDtmf.Benchmarks.Workloads;

namespace AcsDtmf.Benchmarks.Measuring;

/// <summary>Measures contestants with the same rows and against the same server.</summary>
internal sealed class TestBench : IAsyncDisposable
{
    private TestBench(Scale scale, Workload workload, ServerProcess server)
    {
        Scale = scale;
        Workload = workload;
        Server = server;
    }

    public Scale Scale { get; }

    public Workload Workload { get; }

    public ServerProcess Server { get; }

    public static async Task<TestBench> OpenAsync(Scale scale, ServerKind server) =>
        new(scale, await Workload.CreateAsync(), await ServerProcess.StartAsync(server));

    /// <summary>Starts a contestant that sends its requests to the server.</summary>
    public Task<Worker> StartAsync(Contestant contestant) => contestant.Start(Server.Endpoint);

    /// <summary>Runs rows, and verifies that the server answered each row that is sent exactly once.</summary>
    public async Task<Sample> MeasureAsync(Worker worker, RowFile rows, int width)
    {
        long before = await Server.CountAsync();
        TimeSpan busyBefore = worker.ProcessorTime;
        TimeSpan elapsed = await worker.RunAsync(rows, width);
        TimeSpan busy = worker.ProcessorTime - busyBefore;
        long answered = await Server.CountAsync() - before;
        int expected = worker.SendsRequests ? rows.Count : 0;
        if (answered != expected)
        {
            throw new InvalidDataException($"Expected {expected} responses with status 200, but the server sent {answered}.");
        }

        return busy > TimeSpan.Zero
            ? new(rows.Count / elapsed.TotalSeconds, busy.TotalMicroseconds / rows.Count)
            : throw new InvalidDataException("The measured process used no processor time, so another process did the work.");
    }

    /// <summary>Runs the same rows with each contestant in every round. Every second round reverses the order to avoid bias.</summary>
    /// <returns>The measurements of each contestant, in the order of <paramref name="workers"/>.</returns>
    public async Task<IReadOnlyList<Rounds>> AlternateAsync(int rounds, RowFile rows, int width, params Worker[] workers)
    {
        Rounds[] results = [.. workers.Select(_ => new Rounds())];
        for (int round = 0; round < rounds; round++)
        {
            int[] order = [.. Enumerable.Range(0, workers.Length)];
            foreach (int index in round % 2 == 0 ? order : order.Reverse())
            {
                results[index].Add(await MeasureAsync(workers[index], rows, width));
            }
        }

        return results;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Workload.Dispose();
    }
}
