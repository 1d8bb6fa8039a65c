using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Recording;
using Xunit;

namespace AcsDtmf.Engine.Tests.Operations;

/// <summary>Tests the emulator's operation that cancels the media operations of a call, over HTTP.</summary>
public sealed class CancelAllMediaOperationsTests : ServiceTest
{
    private const string Operation = "cancelAllMediaOperations";

    [Fact]
    public async Task The_operation_is_routed_checked_recorded_and_subject_to_faults()
    {
        Call call = Service.State.Calls.Seed(1, participantsPerCall: 1)[0];

        Assert.Equal((HttpStatusCode.Accepted, string.Empty), await CancelAsync(call.CallConnectionId));
        RecordedRequest request = Assert.Single(Requests);
        Assert.Equal((Operation, call.CallConnectionId, true), (request.Operation, request.CallConnectionId, request.Acted));
        Assert.Equal(1, Service.State.Traffic.Count(Operation, 202));

        Assert.Equal((HttpStatusCode.BadRequest, "8523"), await CancelAsync(call.CallConnectionId, body: "{}"));
        Assert.Equal((HttpStatusCode.NotFound, "8522"), await CancelAsync("unknown"));

        Service.State.Faults.Add(new FaultRule { Operation = Operation, Status = 412, Count = 1 });
        Assert.Equal((HttpStatusCode.PreconditionFailed, "8583"), await CancelAsync(call.CallConnectionId));

        call.State = CallConnectionState.Disconnected;
        Assert.Equal((HttpStatusCode.BadRequest, "8528"), await CancelAsync(call.CallConnectionId));
    }

    /// <summary>Sends the request, and returns the status and the error code, which is empty if the response has no body.</summary>
    private async Task<(HttpStatusCode Status, string ErrorCode)> CancelAsync(string callConnectionId, string? body = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(Service.Endpoint, $"/calling/callConnections/{callConnectionId}:cancelAllMediaOperations?api-version=2026-03-12"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Service.State.Tokens.Issue(new TokenRequest()).Token);
        request.Content = body is null ? null : new StringContent(body);
        using HttpResponseMessage response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        if (text.Length == 0)
        {
            return (response.StatusCode, text);
        }

        using JsonDocument document = JsonDocument.Parse(text);
        return (response.StatusCode, document.RootElement.GetProperty("error").GetProperty("code").GetString()!);
    }
}
