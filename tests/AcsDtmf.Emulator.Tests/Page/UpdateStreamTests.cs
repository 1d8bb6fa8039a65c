using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Service;
using AcsDtmf.Emulator.Tests.Support;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Emulator.Tests.Page;

/// <summary>The live page and its stream of updates, without a browser.</summary>
public sealed class UpdateStreamTests : EmulatorTest
{
    private Call FirstCall => Emulator.State.Calls.All[0];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/emulator/page.css", "text/css")]
    [InlineData("/emulator/page.js", "text/javascript")]
    [InlineData("/emulator/chart.js", "text/javascript")]
    [InlineData("/emulator/icon.svg", "image/svg+xml")]
    public async Task A_file_of_the_page_has_its_type_and_a_content_security_policy(string path, string type)
    {
        using HttpResponseMessage response = await Client.GetAsync(path, CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith(
            "default-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "Host", "example.com")]
    [InlineData("/emulator/stream", "Host", "example.com")]
    [InlineData("/emulator/stream", "Origin", "http://example.com")]
    [InlineData("/emulator/requests", "Host", "example.com")]
    [InlineData("/emulator/requests", "Origin", "null")]
    public async Task A_request_that_a_web_site_causes_is_rejected(string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(header, value);

        using HttpResponseMessage response = await Client.SendAsync(request, CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(
            "for a loopback host", await response.Content.ReadAsStringAsync(CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("[::1]:1234")]
    [InlineData("127.0.0.1")]
    public async Task A_loopback_host_is_accepted(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;

        using HttpResponseMessage response = await Client.SendAsync(request, CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_first_update_contains_the_totals_the_settings_and_the_calls()
    {
        await using PageReader page = await PageReader.OpenAsync(Client);

        Assert.Equal(0, (int)(await page.ReadAsync("traffic"))["requests"]!);
        Assert.Equal(0, (int)(await page.ReadAsync("settings"))["latencyMs"]!);
        Assert.Equal(2, (int)(await page.ReadAsync("calls"))["total"]!);
    }

    [Fact]
    public async Task The_first_update_contains_the_traffic_of_the_last_minutes()
    {
        await StartRecognitionAsync(FirstCall, "unknown");
        await WaitForSampleAsync();
        await using PageReader page = await PageReader.OpenAsync(Client);

        JsonNode samples = await page.ReadAsync("samples");

        Assert.Contains(samples.AsArray(), sample => (double)sample!["requestsPerSecond"]! > 0);
    }

    [Fact]
    public async Task A_reset_removes_the_traffic_of_the_last_minutes()
    {
        await StartRecognitionAsync(FirstCall, "unknown");
        await WaitForSampleAsync();

        Emulator.State.Reset();

        Assert.DoesNotContain(Emulator.State.History.After(0), sample => sample.RequestsPerSecond > 0);
    }

    [Fact]
    public async Task A_request_is_sent_without_its_secrets()
    {
        string token = IssueToken();
        await using PageReader page = await PageReader.OpenAsync(Client);
        Client.DefaultRequestHeaders.Add("X-Api-Key", "a secret");
        await StartRecognitionAsync(FirstCall, token, operationContext: "row-1");

        JsonNode row = (await page.ReadAsync("requests"))[0]!;

        Assert.Equal("startContinuousDtmfRecognition", (string?)row["operation"]);
        Assert.Equal(200, (int)row["status"]!);
        Assert.Equal(FirstCall.Participants[0].RawId, (string?)row["participant"]);
        Assert.Equal("(masked)", (string?)row["headers"]!["Authorization"]);
        Assert.Equal("(masked)", (string?)row["headers"]!["X-Api-Key"]);
        Assert.Contains("row-1", (string?)row["body"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_a_managed_identity_is_not_sent()
    {
        await using PageReader page = await PageReader.OpenAsync(Client);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, "metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://communication.azure.com/");
        request.Headers.Add("Metadata", "true");
        using HttpResponseMessage response = await Client.SendAsync(request, CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        JsonNode row = (await page.ReadAsync("requests"))[0]!;

        Assert.Equal(200, (int)row["status"]!);
        Assert.Null(row["response"]);
    }

    [Fact]
    public async Task Many_requests_are_sampled_and_the_totals_are_exact()
    {
        const int Count = 500;
        await using PageReader page = await PageReader.OpenAsync(Client);
        await page.ReadAsync("calls");
        await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => StartRecognitionAsync(FirstCall, "unknown")));

        int rows = 0;
        JsonNode traffic = new JsonObject { ["omittedRequests"] = 0, ["requests"] = 0 };

        // An update contains the rows before the totals, so the last rows can arrive before their totals.
        while (rows + (int)traffic["omittedRequests"]! < Count || (int)traffic["requests"]! < Count)
        {
            (string name, JsonNode data) = await page.ReadAsync();
            rows += name == "requests" ? data.AsArray().Count : 0;
            traffic = name == "traffic" ? data : traffic;
        }

        Assert.Equal(Count, rows + (int)traffic["omittedRequests"]!);
        Assert.Equal(Count, (int)traffic["requests"]!);
        Assert.Equal(Count, (int)traffic["failed"]!);
        Assert.InRange(rows, 25, Count - 1);
    }

    [Fact]
    public async Task Successful_requests_do_not_hide_a_failed_one()
    {
        string token = IssueToken();
        await using PageReader page = await PageReader.OpenAsync(Client);
        await page.ReadAsync("calls");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => StartRecognitionAsync(FirstCall, token)));
        await StartRecognitionAsync(FirstCall, "unknown");

        List<JsonNode> failed = [];
        while (failed.Count == 0)
        {
            failed.AddRange((await page.ReadAsync("requests")).AsArray().Select(row => row!).Where(row => (bool)row["failed"]!));
        }

        Assert.Equal(401, (int)Assert.Single(failed)["status"]!);
    }

    [Fact]
    public async Task An_event_is_sent_as_pending_and_then_with_its_result()
    {
        // Nothing listens on port 1, so the delivery fails.
        Call call = Emulator.State.Calls.Seed(1, participantsPerCall: 1, new Uri("http://127.0.0.1:1/")).Single();
        await using PageReader page = await PageReader.OpenAsync(Client);
        await page.ReadAsync("calls");
        Emulator.State.Simulator.ChangeState(call, CallConnectionState.Disconnected);

        List<string?> states = [];
        while (states.Count < 2)
        {
            states.AddRange((await page.ReadAsync("events")).AsArray().Select(row => (string?)row!["state"]));
        }

        Assert.Equal(["pending", "failed"], states);
    }

    [Fact]
    public async Task The_emulator_stops_while_a_page_is_open()
    {
        EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions(), CancellationToken);
        using var client = new HttpClient { BaseAddress = emulator.Endpoint };
        await using PageReader page = await PageReader.OpenAsync(client);
        await page.ReadAsync("calls");

        await emulator.DisposeAsync().AsTask().WithinLimitAsync();

        await page.ReadToEndAsync().WithinLimitAsync();
    }
}
