using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests that -Debug shows the useful parts of requests and responses, and no secret.</summary>
public sealed class RequestTraceTests : ServiceTest
{
    private readonly CollectingSink _sink = new() { WantsDebug = true };

    [Fact]
    public async Task An_attempt_is_shown_with_its_request_and_its_response()
    {
        DtmfRecognitionRequest row = SeedRows(1)[0];
        Service.State.Faults.Add(new FaultRule { Status = 404, RetryAfter = "7" });

        await StopAsync(Connect(), row);

        string shown = Assert.Single(_sink.Debug);
        Assert.StartsWith($"POST {Service.Endpoint}calling/callConnections/{row.CallConnectionId}:stopContinuousDtmfRecognition?api-version=2026-03-12 (attempt 1)", shown, StringComparison.Ordinal);
        Assert.Contains("response 404 Not Found after ", shown, StringComparison.Ordinal);
        Assert.Contains("\n  x-ms-client-request-id: " + Requests[0].ClientRequestId, shown, StringComparison.Ordinal);
        Assert.Contains("\n  Content-Type: application/json", shown, StringComparison.Ordinal);
        Assert.Contains("\n  Retry-After: 7", shown, StringComparison.Ordinal);
        Assert.Contains("\n  " + Requests[0].Body, shown, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"8522\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sha256", shown, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Date", "Thu, 26 Nov 2026 12:00:00 GMT")]
    [InlineData("Repeatability-Result", "accepted")]
    [InlineData("X-Microsoft-Skype-Chain-ID", "chain")]
    [InlineData("api-supported-versions", "2026-03-12")]
    [InlineData("x-ms-client-request-id", "client")]
    [InlineData("x-ms-request-id", "server")]
    [InlineData("X-MS-REQUEST-ID", "server")]
    public async Task A_useful_response_header_is_shown(string name, string value)
    {
        Assert.Contains($"\n  {name}: {value}", await TraceAsync($"{name}: {value}"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Set-Cookie")]
    [InlineData("WWW-Authenticate")]
    [InlineData("x-ms-date-of-birth")]
    public async Task Any_other_response_header_is_hidden(string name)
    {
        Assert.DoesNotContain("planted", await TraceAsync($"{name}: planted"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("Content-Length")]
    [InlineData("Repeatability-First-Sent")]
    [InlineData("Repeatability-Request-ID")]
    [InlineData("User-Agent")]
    [InlineData("x-ms-date")]
    public async Task A_useful_request_header_is_shown(string name)
    {
        DtmfRecognitionRequest row = SeedRows(1)[0];
        var sink = new CollectingSink<DtmfToneRequest, DtmfToneResult> { WantsDebug = true };
        await Connect().SendTonesAsync(sink, new DtmfToneRequest { CallConnectionId = row.CallConnectionId, TargetParticipant = row.TargetParticipant, Tones = ["one"] });

        string request = Assert.Single(sink.Debug).Split("\nresponse ")[0];
        Assert.Contains($"\n  {name}: {Requests[0].Headers[name]}", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_attempt_is_shown()
    {
        Service.State.Faults.Add(new FaultRule { Status = 500, Count = 1 });
        Service.State.Faults.Add(new FaultRule { Kind = FaultKind.ResetBefore, Count = 1 });

        await StopAsync(Connect(), SeedRows(1)[0]);

        Assert.Equal(["(attempt 1)", "(attempt 2)", "(attempt 3)"], _sink.Debug.Select(text => text[text.IndexOf("(attempt", StringComparison.Ordinal)..][..11]));
        Assert.Contains("response 500 ", _sink.Debug[0], StringComparison.Ordinal);
        Assert.Matches(@"no response after \d+ ms: \w", _sink.Debug[1]);
        Assert.Contains("response 200 ", _sink.Debug[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_query_of_a_callback_is_hidden_but_sent()
    {
        DtmfRecognitionRequest row = SeedRows(1)[0];

        await StopAsync(Connect(), new DtmfRecognitionRequest
        {
            CallConnectionId = row.CallConnectionId,
            TargetParticipant = row.TargetParticipant,
            OperationCallbackUri = "https://127.0.0.1:9/callback?code=planted",
        });

        Assert.Contains("https://127.0.0.1:9/callback?***\"", Assert.Single(_sink.Debug), StringComparison.Ordinal);
        Assert.DoesNotContain("planted", _sink.Debug[0], StringComparison.Ordinal);
        Assert.Contains("callback?code=planted", Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_a_response_repeats_is_masked()
    {
        string token = Service.State.Tokens.Issue(new TokenRequest { Form = TokenForm.Opaque }).Token;
        Service.State.Faults.Add(new FaultRule { Status = 400, Body = $"You sent {token}." });

        await StopAsync(Connect(QuickOptions(Service.Endpoint), AccessTokenCredential.FromText(token)), SeedRows(1)[0]);

        Assert.Contains("You sent ***.", Assert.Single(_sink.Debug), StringComparison.Ordinal);
        Assert.Contains("You sent ***.", _sink.OnlyReport.Result.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(token, _sink.OnlyReport.Error!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4058)]
    [InlineData(4070)]
    [InlineData(290)]
    public async Task A_token_is_masked_also_where_the_text_is_truncated(int position)
    {
        const string Token = "abcdefghijklmnopqrstuvwxyz0123456789ABCD";
        using LoopbackServer server = LoopbackServer.Answering("HTTP/1.1 400 Bad Request", Encoding.ASCII.GetBytes(new string('.', position) + Token));

        await StopAsync(Connect(QuickOptions(server.Endpoint), AccessTokenCredential.FromText(Token)), SeedRows(1)[0]);

        AssertMasked(Token[..8]);
    }

    [Fact]
    public async Task A_token_is_masked_also_in_an_unexpected_encoding()
    {
        const string Token = "abcdefghijklmnopqrstuvwxyz0123456789ABCD";
        using LoopbackServer server = LoopbackServer.Answering("HTTP/1.1 400 Bad Request\nContent-Type: text/html; charset=utf-16", Encoding.Unicode.GetBytes(Token));

        await StopAsync(Connect(QuickOptions(server.Endpoint), AccessTokenCredential.FromText(Token)), SeedRows(1)[0]);

        AssertMasked(Token[..8]);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("HTTP/1.1 400 {0}")]
    [InlineData("HTTP/1.1 400 Bad Request\nX-Microsoft-Skype-Chain-ID: {0}")]
    [InlineData("HTTP/1.1 400 Bad Request\n{0}")]
    [InlineData("HTTP/1.1 400 Bad Request\nTransfer-Encoding: chunked\n\n{0}")]
    public async Task A_token_is_masked_also_outside_the_body(string head)
    {
        const string Token = "abcdefghijklmnopqrstuvwxyz0123456789ABCD";
        using LoopbackServer server = LoopbackServer.Answering(head.Replace("{0}", Token, StringComparison.Ordinal), []);

        await StopAsync(Connect(QuickOptions(server.Endpoint, maximumRetryCount: 1), AccessTokenCredential.FromText(Token)), SeedRows(1)[0]);

        AssertMasked(Token[..8]);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 a\u001b[2Jb")]
    [InlineData("HTTP/1.1 400 Bad Request\nX-Microsoft-Skype-Chain-ID: a\u001b[2Jb")]
    [InlineData("HTTP/1.1 400 Bad Request\nContent-Type: text/html\n\na\u001b[2Jb")]
    [InlineData("a\u001b[2Jb")]
    public async Task No_control_character_of_a_response_reaches_the_terminal(string answer)
    {
        using LoopbackServer server = LoopbackServer.Answering(answer, []);

        await StopAsync(Connect(QuickOptions(server.Endpoint, maximumRetryCount: 1), AccessTokenCredential.FromText("token")), SeedRows(1)[0]);

        string shown = Everything();
        Assert.Contains("a[2Jb", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown);
    }

    [Fact]
    public async Task No_signature_is_shown()
    {
        await StopAsync(Connect(), SeedRows(1)[0]);

        string signature = Requests[0].Headers["Authorization"].Split("&Signature=")[1];
        Assert.NotEmpty(signature);
        Assert.DoesNotContain(signature, Assert.Single(_sink.Debug), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4096, 4096)]
    [InlineData(5000, 4096)]
    public async Task A_long_body_is_shown_up_to_a_limit(int length, int shown)
    {
        Service.State.Faults.Add(new FaultRule { Status = 400, Body = new string('§', 1) + new string('x', length - 2) });

        await StopAsync(Connect(), SeedRows(1)[0]);

        string text = Assert.Single(_sink.Debug);
        Assert.Equal(shown, Encoding.UTF8.GetByteCount(text[text.IndexOf('§', StringComparison.Ordinal)..]));
    }

    private async Task<string> TraceAsync(string header)
    {
        using LoopbackServer server = LoopbackServer.Answering($"HTTP/1.1 400 Bad Request\n{header}", []);

        await StopAsync(Connect(QuickOptions(server.Endpoint), AccessTokenCredential.FromText("token")), SeedRows(1)[0]);

        return Assert.Single(_sink.Debug).Split("\nresponse ")[1];
    }

    private void AssertMasked(string part)
    {
        Assert.Equal(RowStatus.Failed, _sink.OnlyReport.Result.Status);
        Assert.NotEmpty(_sink.Debug);
        Assert.DoesNotContain(part, Everything(), StringComparison.Ordinal);
    }

    private string Everything()
    {
        DtmfRecognitionResult result = _sink.OnlyReport.Result;
        return string.Join("\n", [.. _sink.Debug, .. _sink.Messages, result.ErrorMessage, result.CorrelationId, _sink.OnlyReport.Error]);
    }

    private Task StopAsync(ICallingClient client, DtmfRecognitionRequest row) =>
        client.RecognizeAsync(DtmfRecognitionOperation.Stop, new BatchOptions(), _sink, CancellationToken.None, row);
}
