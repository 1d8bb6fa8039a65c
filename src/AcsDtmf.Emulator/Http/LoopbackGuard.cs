using System;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Http;

/// <summary>
/// Rejects requests that a web site could cause. A browser sends such a request from this machine, so the host and the origin
/// are also checked.
/// </summary>
internal static class LoopbackGuard
{
    private static readonly ServiceResponse Rejection = ServiceResponse.Error(
        403, "Forbidden", "The emulator accepts this request only from this machine, for a loopback host, and from its own page.");

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsLocal(context.Connection) && HasLoopbackHost(context.Request) && HasOwnOrigin(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = Rejection.Status;
        context.Response.ContentType = Rejection.ContentType;
        return context.Response.BodyWriter.WriteAsync(Rejection.Body).AsTask();
    }

    private static bool IsLocal(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static bool HasLoopbackHost(HttpRequest request)
    {
        string host = request.Host.Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
    }

    private static bool HasOwnOrigin(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
