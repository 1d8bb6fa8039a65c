using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Scenarios;
using AcsDtmf.Emulator.Service;
using Microsoft.AspNetCore.Builder;

namespace AcsDtmf.Emulator.Hosting;

/// <summary>A running emulator on a loopback port. Disposing the host stops the emulator.</summary>
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

    /// <summary>Gets the address of the service, with a trailing slash.</summary>
    public Uri Endpoint { get; }

    /// <summary>Gets the access key, as Base64 text.</summary>
    public string AccessKey { get; }

    /// <summary>Gets the connection string, in the format that the Azure portal shows.</summary>
    public string ConnectionString => $"endpoint={Endpoint};accesskey={AccessKey}";

    /// <summary>Gets the state: calls, faults, recorded requests and settings.</summary>
    public EmulatorState State { get; }

    /// <summary>Starts an emulator. The emulator accepts requests when the task completes.</summary>
    /// <exception cref="FormatException">The access key is not Base64 text.</exception>
    /// <exception cref="InvalidScenarioException">The scenario does not exist, or it is invalid.</exception>
    /// <exception cref="System.IO.IOException">The port is in use.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);

        var state = new EmulatorState(options);
        WebApplication? application = null;
        try
        {
            if (options.Scenario is { } scenario)
            {
                // The initial calls exist before the first request.
                state.Play(new ScenarioPlayer(new ScenarioReader(state).Read(scenario), options, state));
            }

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
