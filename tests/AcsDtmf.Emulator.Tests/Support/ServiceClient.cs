using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>Sends requests to the emulated service, with a token.</summary>
internal sealed class ServiceClient : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>Creates a client of an emulator.</summary>
    public ServiceClient(EmulatorHost emulator)
    {
        _client = new HttpClient { BaseAddress = emulator.Endpoint };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.State.Tokens.Issue(new()).Token);
    }

    /// <summary>Sends a request to a path below that of the calls.</summary>
    public async Task<ServiceAnswer> SendAsync(HttpMethod verb, string path, string? body = null, Guid? requestId = null)
    {
        using var request = new HttpRequestMessage(verb, $"calling/callConnections{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api-version=2026-03-12");
        if (requestId is { } id)
        {
            request.Headers.Add("Repeatability-Request-ID", id.ToString());
            request.Headers.Add("Repeatability-First-Sent", DateTimeOffset.UtcNow.ToString("r"));
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _client.SendAsync(request);
        string? result = response.Headers.TryGetValues("Repeatability-Result", out var values) ? values.Single() : null;
        string text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, result);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
