using System;
using System.IO.Pipelines;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AcsDtmf.Benchmarks.Serving;

/// <summary>A minimal server, which reads the request and returns 200. The client then accounts for most of the measured time.</summary>
internal sealed class PlainServer : IMeasuredServer
{
    private readonly WebApplication _application;
    private TimeSpan _latency;
    private long _answered;

    private PlainServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    /// <inheritdoc/>
    public Uri Endpoint => new(_application.Urls.Single());

    /// <inheritdoc/>
    public TimeSpan Latency
    {
        set => _latency = value;
    }

    /// <inheritdoc/>
    public long Answered => Volatile.Read(ref _answered);

    public static async Task<IMeasuredServer> StartAsync()
    {
        PlainServer server = new();
        await server._application.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        PipeReader body = context.Request.BodyReader;
        ReadResult part;
        do
        {
            part = await body.ReadAsync();
            body.AdvanceTo(part.Buffer.End);
        }
        while (!part.IsCompleted);

        if (_latency > TimeSpan.Zero)
        {
            await Task.Delay(_latency);
        }

        context.Response.ContentLength = 0;
        Interlocked.Increment(ref _answered);
    }
}
