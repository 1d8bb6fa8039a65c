using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Engine.Tests.Support;

namespace AcsDtmf.Engine.Tests.Administration;

/// <summary>A test that sends requests to the administration API of the emulator.</summary>
public abstract class AdministrationTest : ServiceTest
{
    protected const string CallId = "c";
    protected const string RawId = "4:+14255550123";

    private readonly HttpClient _http = new();

    /// <summary>Adds the call that the examples of the API use.</summary>
    protected Call AddCall()
    {
        var call = new Call(CallId, [new Participant(RawId)]);
        Service.State.Calls.Add(call);
        return call;
    }

    /// <summary>Sends a request. The path starts with a slash, and the body is JSON text.</summary>
    protected Task<AdministrationResponse> SendAsync(string verb, string path, string? body = null, string contentType = "application/json") =>
        SendAsync(verb, path, body is null ? null : Encoding.UTF8.GetBytes(body), contentType);

    protected async Task<AdministrationResponse> SendAsync(string verb, string path, byte[]? body, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(Service.Endpoint, path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
        }

        using HttpResponseMessage response = await _http.SendAsync(request);
        return new((int)response.StatusCode, string.Join(", ", response.Content.Headers.Allow), await response.Content.ReadAsStringAsync());
    }

    protected async Task<JsonNode> GetOpenApiAsync() => JsonNode.Parse((await SendAsync("GET", "/emulator/openapi.json")).Body)!;

    protected override void CleanUp() => _http.Dispose();
}
