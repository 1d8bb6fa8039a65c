using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>A running emulator on a loopback port; disposing it stops it.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EmulatorHost(WebApplication application, EmulatorState state, string accessKey)
    {
        _application = application;
        State = state;
        AccessKey = accessKey;
        Endpoint = new Uri(application.Urls.Single());
    }

    /// <summary>The address of the service, with a slash at its end.</summary>
    public Uri Endpoint { get; }

    /// <summary>The access key, as Base64 text.</summary>
    public string AccessKey { get; }

    /// <summary>Endpoint and access key in the form the Azure portal shows them.</summary>
    public string ConnectionString => $"endpoint={Endpoint};accesskey={AccessKey}";

    /// <summary>Calls, faults, records and everything else inside.</summary>
    public EmulatorState State { get; }

    /// <summary>Starts an emulator; it answers when the task is done.</summary>
    /// <exception cref="FormatException">The access key is not Base64 text.</exception>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);

        var state = new EmulatorState(options);
        WebApplication? application = null;
        try
        {
            application = EmulatorApplication.Create(options, state);
            await application.StartAsync(cancellationToken);
            return new(application, state, options.AccessKey);
        }
        catch
        {
            await DisposeAsync(application, state);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await DisposeAsync(_application, State);
    }

    private static async ValueTask DisposeAsync(WebApplication? application, EmulatorState state)
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        await state.DisposeAsync();
    }
}
