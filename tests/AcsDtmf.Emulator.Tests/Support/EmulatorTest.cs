using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Service;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>A test with its own emulator, on a loopback port.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    /// <summary>Gets the emulator.</summary>
    protected EmulatorHost Emulator { get; private set; } = null!;

    /// <summary>Gets a client of the emulator.</summary>
    protected HttpClient Client { get; private set; } = null!;

    /// <summary>Gets the options of the emulator.</summary>
    protected virtual EmulatorOptions Options { get; } = new() { Calls = 2 };

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        Emulator = await EmulatorHost.StartAsync(Options);
        Client = new HttpClient { BaseAddress = Emulator.Endpoint };
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Issues a bearer token.</summary>
    protected string IssueToken() => Emulator.State.Tokens.Issue(new()).Token;

    /// <summary>Waits until the history of the traffic contains a request.</summary>
    protected Task WaitForSampleAsync() =>
        Patience.UntilAsync(() => Emulator.State.History.After(0).Any(sample => sample.RequestsPerSecond > 0));

    /// <summary>Starts recognition of the first participant of a call, and returns the status.</summary>
    protected async Task<int> StartRecognitionAsync(Call call, string token, string? operationContext = null)
    {
        string context = operationContext is null ? string.Empty : $", \"operationContext\": \"{operationContext}\"";
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"calling/callConnections/{call.CallConnectionId}:startContinuousDtmfRecognition?api-version=2025-06-15");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent(
            $$"""{ "targetParticipant": { "rawId": "{{call.Participants[0].RawId}}" }{{context}} }""",
            Encoding.UTF8,
            "application/json");
        using HttpResponseMessage response = await Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
