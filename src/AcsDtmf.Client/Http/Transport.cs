using System;
#if NETSTANDARD2_0
using System.Net;
#endif
using System.Net.Http;
#if NETSTANDARD2_0
using System.Security.Authentication;
#endif
using AcsDtmf.Engine;

namespace AcsDtmf.Client.Http;

/// <summary>The end of the chain: sockets. Redirects are never followed, for the credential is meant for one host only.</summary>
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
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = BatchOptions.MaximumThrottleLimit,
            SslProtocols = SslProtocols.Tls12,
        };
    }
#else
    internal static HttpMessageHandler Create(CallingClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = BatchOptions.MaximumThrottleLimit,
            PooledConnectionLifetime = ConnectionLifetime,
        };

        // Without a propagator, diagnostic listeners of the process do not see our requests, whose headers hold the credential.
        // By reflection, because the property's type is the framework's and the one of that name we compile against is our private one.
        typeof(SocketsHttpHandler).GetProperty("ActivityHeadersPropagator")!.SetValue(handler, null);
        return handler;
    }
#endif
}
