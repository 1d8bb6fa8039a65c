using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AcsDtmf.Emulator.Http;

/// <summary>One request as it came over the wire, read to its end.</summary>
internal sealed class ServiceRequest
{
    public const string ClientRequestIdHeader = "x-ms-client-request-id";

    private ServiceRequest(HttpRequest request, string rawTarget, byte[] body)
    {
        Verb = request.Method;
        RawTarget = rawTarget;
        Host = request.Headers.Host.ToString();
        Headers = request.Headers;
        Body = body;
        Route = Router.Match(request.Method, rawTarget);
        ApiVersion = Route.FindQuery("api-version");
    }

    public string Verb { get; }

    /// <summary>Path and query before anything was unescaped: the text the client signed.</summary>
    public string RawTarget { get; }

    public string Host { get; }

    public IHeaderDictionary Headers { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public Route Route { get; }

    public string? ApiVersion { get; }

    public string? ClientRequestId => Header(ClientRequestIdHeader);

    /// <summary>The participant the request is about, known once an operation has read the body.</summary>
    public string? TargetRawId { get; set; }

    public static async ValueTask<ServiceRequest> ReadAsync(HttpContext context)
    {
        string rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        byte[] body = await ReadToEndAsync(context.Request.BodyReader, context.RequestAborted);
        return new(context.Request, rawTarget, body);
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
