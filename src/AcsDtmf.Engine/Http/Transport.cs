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
/// Creates the innermost handlers, which open connections. They never follow redirects, because the credential is meant for one host, and
/// never accept an invalid certificate.
/// </summary>
internal static class Transport
{
    // Long enough to reuse connections, short enough to follow a DNS change during a long run.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

#if NETSTANDARD2_0
    internal static HttpMessageHandler Create(CallingClientOptions options)
    {
        // By default, .NET Framework allows two connections per host, waits for "100 Continue" and, in Windows PowerShell, may offer only
        // outdated TLS versions. Each of these makes a wide batch slow or impossible.
        ServicePoint servicePoint = ServicePointManager.FindServicePoint(options.Endpoint);
        servicePoint.Expect100Continue = false;
        servicePoint.UseNagleAlgorithm = false;
        servicePoint.ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        HttpClientHandler handler = Create(useProxy: UsesProxy(options.Endpoint));
        handler.MaxConnectionsPerServer = BatchOptions.MaximumThrottleLimit;
        return handler;
    }

    /// <summary>Creates a transport for the platform's identity endpoint, which is on this machine or link-local.</summary>
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
    // Outside Azure, packets to the metadata service are silently dropped.
    private static readonly TimeSpan IdentityConnectTimeout = TimeSpan.FromSeconds(3);

    // AttemptHandler limits the time of an attempt. A second limit here could fire first, as an unexpected cancellation.
    internal static HttpMessageHandler Create(CallingClientOptions options) =>
        Create(UsesProxy(options.Endpoint), Timeout.InfiniteTimeSpan, BatchOptions.MaximumThrottleLimit);

    /// <summary>Creates a transport for the platform's identity endpoint, which is on this machine or link-local.</summary>
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

        // Without a propagator, diagnostic listeners of the process do not see our requests, whose headers contain the credential.
        // Reflection is needed because the property's type belongs to .NET, and we compile against a private copy of that type.
        typeof(SocketsHttpHandler).GetProperty("ActivityHeadersPropagator")!.SetValue(handler, null);
        return handler;
    }
#endif

    /// <summary>Returns whether to use the proxy. Only loopback addresses use http, and they must not go through a proxy.</summary>
    private static bool UsesProxy(Uri endpoint) => !endpoint.IsLoopback;
}
