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

/// <summary>The rows, the one server that all contestants share, and the way to measure.</summary>
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

    /// <summary>Starts a contestant against the server.</summary>
    public Task<Worker> StartAsync(Contestant contestant) => contestant.Start(Server.Endpoint);

    /// <summary>Runs rows, and makes sure that all of them, and each of them once, were answered.</summary>
    public async Task<Sample> MeasureAsync(Worker worker, RowFile rows, int width)
    {
        long before = await Server.CountAsync();
        TimeSpan busyBefore = worker.ProcessorTime;
        TimeSpan elapsed = await worker.RunAsync(rows, width);
        TimeSpan busy = worker.ProcessorTime - busyBefore;
        long answered = await Server.CountAsync() - before;
        return answered == rows.Count
            ? new(rows.Count / elapsed.TotalSeconds, busy.TotalMicroseconds / rows.Count)
            : throw new InvalidDataException($"{rows.Count} rows were to be sent, and {answered} were answered with 200.");
    }

    /// <summary>Lets contestants run the same rows by turns; every other round goes the other way round, so that none is always the first.</summary>
    /// <returns>What each reached, in the given order.</returns>
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
