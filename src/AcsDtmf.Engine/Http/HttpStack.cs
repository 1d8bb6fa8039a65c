using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// The handler chain of every request, outermost first: retry, send window, authentication, time limit of one attempt, transport.
/// Authentication is inside the retry, so that each attempt is signed with its own date, and outside the time limit, because a token
/// provider may wait for its user. The chain is built for the first request.
/// </summary>
internal sealed class HttpStack : IDisposable
{
    private const string ClientName = nameof(AcsDtmf);

    private readonly CallingClientOptions _options;
    private readonly IRequestAuthenticator _authenticator;
    private readonly Lazy<Chain> _chain;

    internal HttpStack(CallingClientOptions options, IRequestAuthenticator authenticator, TimeProvider clock)
    {
        _options = options;
        _authenticator = authenticator;
        Clock = clock;
        _chain = new Lazy<Chain>(Build);
    }

    /// <summary>Gets the clock of all times and delays.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Sends a request through the chain, and returns when the body of the response is in memory.</summary>
    internal Task<HttpResponseMessage> SendAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        request.AddStandardHeaders(_options.UserAgent);
        return _chain.Value.Invoker.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_chain.IsValueCreated)
        {
            _chain.Value.Dispose();
        }
    }

    private Chain Build()
    {
        HttpMessageHandler transport = Transport.Create(_options);
        var services = new ServiceCollection();
        services.AddHttpClient(ClientName)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // The transport renews its own connections, so one chain serves all requests.
            .ConfigurePrimaryHttpMessageHandler(() => transport)
            .AddHttpMessageHandler(() => new RetryHandler(_options, Clock))
            .AddHttpMessageHandler(() => new SendWindowHandler())
            .AddHttpMessageHandler(() => new AuthenticationHandler(_authenticator, _options.Endpoint))
            .AddHttpMessageHandler(() => new AttemptHandler(_options.Timeout, Clock));

        // The default filters add loggers, which can be configured to print headers, and metrics, which pass types of our private
        // System.Diagnostics.DiagnosticSource to a framework that has its own.
        services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
        return new Chain(services.BuildServiceProvider(), transport);
    }

    private sealed class Chain(ServiceProvider services, HttpMessageHandler transport) : IDisposable
    {
        internal HttpMessageInvoker Invoker { get; } =
            new(services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(ClientName));

        public void Dispose()
        {
            Invoker.Dispose();
            services.Dispose();
            transport.Dispose();
        }
    }
}
