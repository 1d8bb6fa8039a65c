using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Operations;

/// <summary>Tests the operations of the service that the emulator does not support.</summary>
public sealed class UnsupportedOperationTests : ServiceTest
{
    private const string ApiVersion = "?api-version=2026-03-12";

    [Theory]
    [InlineData("POST", "/calling/callConnections/c:transferToParticipant")]
    [InlineData("POST", "/calling/callConnections/c:hangUp")]
    [InlineData("POST", "/calling/callConnections/c/participants:moveHere")]
    [InlineData("POST", "/calling/callConnections:reject")]
    [InlineData("GET", "/calling/recordings/r")]
    public async Task The_response_lists_the_supported_operations(string verb, string path)
    {
        (HttpStatusCode status, string body) = await SendAsync(verb, path + ApiVersion, Service.State.Tokens.Issue(new TokenRequest()).Token);

        Assert.Equal(HttpStatusCode.NotImplemented, status);
        JsonNode error = JsonNode.Parse(body)!["error"]!;
        Assert.Equal("NotImplemented", (string?)error["code"]);
        Assert.Equal(
            "The emulator does not support this operation. Supported operations: startContinuousDtmfRecognition, "
                + "stopContinuousDtmfRecognition, sendDtmfTones, play, recognize, cancelAllMediaOperations, hold, unhold, createCall, "
                + "answerCall, getCall, hangUpCall, terminateCall, listParticipants, getParticipant, addParticipant, "
                + "cancelAddParticipant, removeParticipant, muteParticipants.",
            (string?)error["message"]);
    }

    [Fact]
    public async Task The_credential_is_validated_first()
    {
        (HttpStatusCode status, _) = await SendAsync("POST", "/calling/callConnections/c:transferToParticipant" + ApiVersion, token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task A_path_outside_the_service_does_not_exist()
    {
        (HttpStatusCode status, _) = await SendAsync("GET", "/chat/threads" + ApiVersion, Service.State.Tokens.Issue(new TokenRequest()).Token);

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(string verb, string path, string? token)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(verb), new Uri(Service.Endpoint, path));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
