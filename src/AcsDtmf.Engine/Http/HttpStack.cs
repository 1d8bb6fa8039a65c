using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Contracts;
using Microsoft.Extensions.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// The handler chain of every request, outermost first: retry, send window, authentication, time limit of one attempt, transport.
/// Authentication is inside the retry, so that each attempt is signed with its own date, and outside the time limit, because a token
/// provider may wait for its user. The chain is built for the first request.
/// </summary>
internal sealed class HttpStack : IDisposable
{
    private readonly CallingClientOptions _options;
    private readonly IRequestAuthenticator _authenticator;
    private readonly Lazy<HttpMessageInvoker> _chain;

    internal HttpStack(CallingClientOptions options, IRequestAuthenticator authenticator, TimeProvider clock)
    {
        _options = options;
        _authenticator = authenticator;
        Clock = clock;
        _chain = new Lazy<HttpMessageInvoker>(Build);
    }

    /// <summary>Gets the clock of all times and delays.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Sends a request through the chain, and returns when the body of the response is in memory.</summary>
    internal Task<HttpResponseMessage> SendAsync(CallRequestMessage request, CancellationToken cancellationToken)
    {
        request.AddStandardHeaders(_options.UserAgent);
        return _chain.Value.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_chain.IsValueCreated)
        {
            _chain.Value.Dispose();
        }
    }

    private HttpMessageInvoker Build()
    {
        var builder = new ChainBuilder(Transport.Create(_options))
        {
            AdditionalHandlers =
            {
                new RetryHandler(_options, Clock),
                new SendWindowHandler(),
                new AuthenticationHandler(_authenticator, _options.Endpoint),
                new AttemptHandler(_options.Timeout, Clock),
            },
        };
        return new HttpMessageInvoker(builder.Build());
    }

    /// <summary>
    /// Links the handlers as the client factory does, but without its container, whose setup takes longer than the first request, and
    /// without its loggers, which can be configured to print headers. The transport renews its own connections, so one chain serves all
    /// requests.
    /// </summary>
    private sealed class ChainBuilder(HttpMessageHandler transport) : HttpMessageHandlerBuilder
    {
        public override string? Name { get; set; } = nameof(AcsDtmf);

        public override HttpMessageHandler PrimaryHandler { get; set; } = transport;

        public override IList<DelegatingHandler> AdditionalHandlers { get; } = [];

        public override HttpMessageHandler Build() => CreateHandlerPipeline(PrimaryHandler, AdditionalHandlers);
    }
}
