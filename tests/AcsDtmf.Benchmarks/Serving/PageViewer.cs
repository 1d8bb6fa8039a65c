using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Benchmarks.Serving;

/// <summary>Reads the updates of the emulator's live page, as a browser does while the page is open.</summary>
internal sealed class PageViewer : IAsyncDisposable
{
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _reading;

    private PageViewer(HttpClient client, Stream updates)
    {
        _client = client;
        _reading = updates.CopyToAsync(Stream.Null, _closing.Token);
    }

    public static async Task<PageViewer> OpenAsync(Uri endpoint)
    {
        HttpClient client = new();
        return new(client, await client.GetStreamAsync(new Uri(endpoint, "emulator/stream")));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The stream has no end.
        await _closing.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _client.Dispose();
        _closing.Dispose();
    }
}
