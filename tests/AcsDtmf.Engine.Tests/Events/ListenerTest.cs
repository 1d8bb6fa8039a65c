using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Engine.Events;
using AcsDtmf.Engine.Tests.Support;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>A test that posts callbacks to a listener, with tokens of the emulator.</summary>
public abstract class ListenerTest : ServiceTest
{
    private readonly HttpClient _http = new();
    private readonly List<IDisposable> _listeners = [];

    /// <summary>Gets what the listeners received.</summary>
    protected EventCollector Received { get; } = new();

    /// <summary>Gets where the service publishes its keys.</summary>
    protected Uri OpenIdConfiguration => new(Service.Endpoint, "calling/.well-known/acsopenidconfiguration");

    protected CallbackTokenIssuer Tokens => Service.State.CallbackTokens;

    /// <summary>Finds an address that nobody listens on.</summary>
    protected static string FreePrefix()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}/events/";
    }

    /// <summary>Listens; the listener is closed at the end of the test.</summary>
    private protected CallEventListener Listen(string? audience = null, TimeProvider? clock = null)
    {
        var options = new CallEventListenerOptions(FreePrefix()) { Audience = audience, OpenIdConfigurationUri = OpenIdConfiguration };
        CallEventListener listener = CallEventListener.Start(options, Received.Take, clock ?? TimeProvider.System, default);
        _listeners.Add(listener);
        return listener;
    }

    /// <summary>Posts a callback and gives back the answer's status.</summary>
    protected Task<HttpStatusCode> PostAsync(string address, string body, string? token = null) =>
        SendAsync(address, HttpMethod.Post, new StringContent(body, Encoding.UTF8, "application/json"), token is null ? null : new AuthenticationHeaderValue("Bearer", token));

    protected async Task<HttpStatusCode> SendAsync(string address, HttpMethod method, HttpContent? content, AuthenticationHeaderValue? authorization = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = authorization;
        using HttpResponseMessage response = await _http.SendAsync(request);
        return response.StatusCode;
    }

    protected override void CleanUp()
    {
        foreach (IDisposable listener in _listeners)
        {
            listener.Dispose();
        }

        _http.Dispose();
    }
}
