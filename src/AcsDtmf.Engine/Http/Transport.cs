using System;
using System.Net.Http;
#if NETSTANDARD2_0
using System.Net;
using System.Security.Authentication;
#else
using System.Threading;
#endif
using AcsDtmf.Contracts;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// The end of the chain: sockets. Redirects are never followed, for the credential is meant for one host only, and nothing can
/// make a bad certificate a good one.
/// </summary>
internal static class Transport
{
    // Long enough to be worth it, short enough to follow a DNS change within a run of hours.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

#if NETSTANDARD2_0
    internal static HttpMessageHandler Create(CallingClientOptions options)
    {
        // .NET Framework allows two connections a host, waits for "100 Continue" and, in Windows PowerShell, may offer only
        // outdated TLS: each would make a wide batch slow or impossible.
        ServicePoint servicePoint = ServicePointManager.FindServicePoint(options.Endpoint);
        servicePoint.Expect100Continue = false;
        servicePoint.UseNagleAlgorithm = false;
        servicePoint.ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        HttpClientHandler handler = Create(useProxy: UsesProxy(options.Endpoint));
        handler.MaxConnectionsPerServer = BatchOptions.MaximumThrottleLimit;
        return handler;
    }

    /// <summary>Makes a transport for the platform's own endpoint, which is on this machine or its link.</summary>
    internal static HttpMessageHandler CreateForIdentity() => Create(useProxy: false);

    private static HttpClientHandler Create(bool useProxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        SslProtocols = SslProtocols.Tls12,

        // Scripts often disable certificate checks for the whole process with ServicePointManager's callback; this one overrides that.
        ServerCertificateCustomValidationCallback = static (_, certificate, chain, errors) => CertificateCheck.Validate(certificate, chain, errors),
    };
#else
    // A machine that is not in Azure drops packets to the metadata service silently.
    private static readonly TimeSpan IdentityConnectTimeout = TimeSpan.FromSeconds(3);

    // The attempt has its own time limit; a second one here would race it, and win as a cancellation that nobody asked for.
    internal static HttpMessageHandler Create(CallingClientOptions options) =>
        Create(UsesProxy(options.Endpoint), Timeout.InfiniteTimeSpan, BatchOptions.MaximumThrottleLimit);

    /// <summary>Makes a transport for the platform's own endpoint, which is on this machine or its link.</summary>
    internal static HttpMessageHandler CreateForIdentity() => Create(useProxy: false, IdentityConnectTimeout, maximumConnections: 1);

    private static SocketsHttpHandler Create(bool useProxy, TimeSpan connectTimeout, int maximumConnections)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = useProxy,
            MaxConnectionsPerServer = maximumConnections,
            PooledConnectionLifetime = ConnectionLifetime,
            ConnectTimeout = connectTimeout,
            SslOptions = { RemoteCertificateValidationCallback = static (_, certificate, chain, errors) => CertificateCheck.Validate(certificate, chain, errors) },
        };

        // Without a propagator, diagnostic listeners of the process do not see our requests, whose headers hold the credential.
        // By reflection, because the property's type is the framework's and the one of that name we compile against is our private one.
        typeof(SocketsHttpHandler).GetProperty("ActivityHeadersPropagator")!.SetValue(handler, null);
        return handler;
    }
#endif

    /// <summary>Only loopback may be spoken to in the clear, and a proxy in between would be somewhere else.</summary>
    private static bool UsesProxy(Uri endpoint) => !endpoint.IsLoopback;
}
