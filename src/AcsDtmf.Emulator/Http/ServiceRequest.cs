using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AcsDtmf.Emulator.Http;

/// <summary>A request with its complete body.</summary>
internal sealed class ServiceRequest
{
    public const string ClientRequestIdHeader = "x-ms-client-request-id";

    private ServiceRequest(HttpRequest request, string rawTarget, Route route, byte[] body)
    {
        Verb = request.Method;
        RawTarget = rawTarget;
        Host = request.Headers.Host.ToString();
        Headers = request.Headers;
        Body = body;
        Route = route;
        ApiVersion = route.FindQuery("api-version");
    }

    public string Verb { get; }

    /// <summary>Gets the path and query as received. The client signed this text.</summary>
    public string RawTarget { get; }

    public string Host { get; }

    public IHeaderDictionary Headers { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public Route Route { get; }

    public string? ApiVersion { get; }

    public string? ClientRequestId => Header(ClientRequestIdHeader);

    /// <summary>Gets or sets the raw id of the target participant, or null until an operation reads it from the request.</summary>
    public string? TargetRawId { get; set; }

    public static async ValueTask<ServiceRequest> ReadAsync(HttpContext context, Router router)
    {
        string rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        byte[] body = await ReadToEndAsync(context.Request.BodyReader, context.RequestAborted);
        return new(context.Request, rawTarget, router.Match(context.Request.Method, rawTarget), body);
    }

    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    private static async ValueTask<byte[]> ReadToEndAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await reader.ReadAsync(cancellationToken);
            if (result.IsCompleted)
            {
                byte[] body = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
