using System;
using System.Globalization;
using System.Threading.Tasks;
using AcsDtmf.Benchmarks.Serving;
using AcsDtmf.Emulator.Service;

namespace AcsDtmf.Benchmarks.Processes;

/// <summary>The server process that all contestants of a run share.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly LineProcess _process;

    private ServerProcess(LineProcess process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    /// <summary>Gets the access key of the contestants. It is public.</summary>
    public static string AccessKey => EmulatorOptions.DefaultAccessKey;

    public Uri Endpoint { get; }

    /// <summary>Gets the processor time of all threads of the process so far.</summary>
    public TimeSpan ProcessorTime => _process.ProcessorTime;

    public static async Task<ServerProcess> StartAsync(ServerKind kind)
    {
        LineProcess process = LineProcess.StartSelf(ServeCommand.Verb, kind.ToString());
        return new(process, new(await process.ReadAnswerAsync()));
    }

    public Task SetLatencyAsync(int milliseconds) =>
        _process.AskAsync(string.Create(CultureInfo.InvariantCulture, $"{ServeCommand.LatencyOrder} {milliseconds}"));

    /// <summary>Returns the number of responses with status 200 so far.</summary>
    public async Task<long> CountAsync() => long.Parse(await _process.AskAsync(ServeCommand.CountOrder), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
