using System;
using System.IO;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;

namespace AcsDtmf.Emulator.Tests.Support;

/// <summary>Reads the stream of updates as a browser does.</summary>
internal sealed class PageReader : IAsyncDisposable
{
    private const string EventPrefix = "event: ";
    private const string DataPrefix = "data: ";

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private PageReader(HttpResponseMessage response, Stream content)
    {
        _response = response;
        _lines = new(content);
    }

    /// <summary>Opens the stream.</summary>
    public static async Task<PageReader> OpenAsync(HttpClient client)
    {
        HttpResponseMessage response = await client.GetAsync("/emulator/stream", HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Returns the next event.</summary>
    public async Task<(string Name, JsonNode Data)> ReadAsync()
    {
        string name = await ReadLineAsync(EventPrefix);
        string data = await ReadLineAsync(DataPrefix);
        await ReadLineAsync(string.Empty);
        return (name, JsonNode.Parse(data)!);
    }

    /// <summary>Returns the data of the next event with the given name.</summary>
    public async Task<JsonNode> ReadAsync(string name)
    {
        while (true)
        {
            (string received, JsonNode data) = await ReadAsync();
            if (received == name)
            {
                return data;
            }
        }
    }

    /// <summary>Reads until the emulator ends the stream.</summary>
    public Task ReadToEndAsync() => _lines.ReadToEndAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> ReadLineAsync(string prefix)
    {
        string? line = await _lines.ReadLineAsync().WithinLimitAsync();
        return line?.StartsWith(prefix, StringComparison.Ordinal) is true
            ? line[prefix.Length..]
            : throw new InvalidDataException($"The stream contains '{line}' instead of '{prefix}'.");
    }
}
