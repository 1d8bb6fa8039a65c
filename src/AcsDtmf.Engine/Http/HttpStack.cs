using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// The chain every request goes through, outermost first: retry, the batch's window, authentication, the time limit of one attempt,
/// transport. Authentication is inside the retry, so each attempt is signed with its own date, and outside the time limit, for a
/// token provider may have to wait for its user.
/// </summary>
internal sealed class HttpStack : IDisposable
{
    private const string ClientName = nameof(AcsDtmf);

    private readonly ServiceProvider _services;
    private readonly HttpMessageInvoker _chain;
    private readonly HttpMessageHandler _transport;
    private readonly string _userAgent;

    internal HttpStack(CallingClientOptions options, IRequestAuthenticator authenticator)
    {
        _userAgent = options.UserAgent;
        _transport = Transport.Create(options);
        var services = new ServiceCollection();
        services.AddHttpClient(ClientName)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // The transport renews its own connections, so one chain is good for all requests.
            .ConfigurePrimaryHttpMessageHandler(() => _transport)
            .AddHttpMessageHandler(() => new RetryHandler(options))
            .AddHttpMessageHandler(() => new SendWindowHandler())
            .AddHttpMessageHandler(() => new AuthenticationHandler(authenticator, options.Endpoint))
            .AddHttpMessageHandler(() => new AttemptHandler(options.Timeout));

        // The stock filters add loggers, which could be made to print headers, and metrics, which hand types of our private
        // System.Diagnostics.DiagnosticSource to a framework that has its own. Neither is wanted on the way of every request.
        services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
        _services = services.BuildServiceProvider();
        _chain = new HttpMessageInvoker(_services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(ClientName));
    }

    /// <summary>Sends a request through the chain. The answer's body, if any, is in memory when this returns.</summary>
    internal Task<HttpResponseMessage> SendAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        request.AddStandardHeaders(_userAgent);
        return _chain.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chain.Dispose();
        _services.Dispose();
        _transport.Dispose();
    }
}
