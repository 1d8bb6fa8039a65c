using System;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Workloads;
using AcsDtmf.Emulator.Hosting;

namespace AcsDtmf.Benchmarks.Serving;

/// <summary>Runs the emulator as the server. Its validation proves that the contestants send valid requests.</summary>
internal sealed class EmulatorServer : IMeasuredServer
{
    private readonly EmulatorHost _host;

    private EmulatorServer(EmulatorHost host) => _host = host;

    /// <inheritdoc/>
    public Uri Endpoint => _host.Endpoint;

    /// <inheritdoc/>
    public TimeSpan Latency
    {
        set => _host.State.Latency = value;
    }

    /// <inheritdoc/>
    public long Answered => _host.State.Traffic.Count("stopContinuousDtmfRecognition", 200);

    public static async Task<IMeasuredServer> StartAsync()
    {
        return new EmulatorServer(await EmulatorHost.StartAsync(new() { Calls = Workload.Calls, ParticipantsPerCall = 1, Recording = false }));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
