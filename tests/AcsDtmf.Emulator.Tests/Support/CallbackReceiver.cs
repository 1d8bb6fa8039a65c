using System;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>The webhook of an application. It receives events in the order in which the emulator emits them.</summary>
public sealed class CallbackReceiver : IAsyncDisposable
{
    private const string TypePrefix = "Microsoft.Communication.";

    private readonly Channel<JsonNode> _events = Channel.CreateUnbounded<JsonNode>();
    private readonly WebApplication _application;

    private CallbackReceiver()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(ReceiveAsync);
    }

    /// <summary>Gets the address of the webhook.</summary>
    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts a webhook on a free port.</summary>
    public static async Task<CallbackReceiver> StartAsync()
    {
        var receiver = new CallbackReceiver();
        await receiver._application.StartAsync();
        return receiver;
    }

    /// <summary>Asserts that the next event has the given name, and returns its data.</summary>
    public async Task<JsonNode> ReadAsync(string name)
    {
        JsonNode next = await ReadNextAsync();
        Assert.Equal(TypePrefix + name, (string?)next["type"]);
        return next["data"]!;
    }

    /// <summary>Returns the next event.</summary>
    public Task<JsonNode> ReadNextAsync() => _events.Reader.ReadAsync().AsTask().WithinLimitAsync();

    /// <summary>Asserts that the next events have the given names.</summary>
    public async Task ReadAllAsync(params string[] names)
    {
        foreach (string name in names)
        {
            await ReadAsync(name);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        JsonNode body = (await JsonNode.ParseAsync(context.Request.Body))!;
        foreach (JsonNode? received in body.AsArray())
        {
            await _events.Writer.WriteAsync(received!);
        }
    }
}
