using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>
/// Tests that, for any response of the service or of a proxy in front of it, the row has a status and a code, and the run continues.
/// </summary>
public sealed class ErrorAnswerTests : ServiceTest
{
    private static readonly Dictionary<string, (FaultRule Answer, int Status, string ErrorCode)> OddAnswers = new()
    {
        ["the service's error"] = (new FaultRule { Status = 404 }, 404, "8522"),
        ["a code that is a number"] = (new FaultRule { Status = 400, Body = """{"error":{"code":8523,"message":"a number"}}""" }, 400, "8523"),
        ["a code of several words"] = (new FaultRule { Status = 400, Body = """{"error":{"code":"Call not found"}}""" }, 400, "Callnotfound"),
        ["an unpaired surrogate"] = (new FaultRule { Status = 400, Body = """{"error":{"message":"half a character \ud83d"}}""" }, 400, "Http400"),
        ["text"] = (new FaultRule { Status = 400, Body = "IDX23010: Lifetime validation failed", ContentType = "text/plain" }, 400, "Http400"),
        ["a terminal escape sequence"] = (new FaultRule { Status = 400, Body = "\u001b[2J" }, 400, "Http400"),
        ["deeply nested JSON"] = (new FaultRule { Status = 400, Body = new string('[', 100_000) }, 400, "Http400"),
        ["three megabytes of text"] = (new FaultRule { Status = 400, Body = new string('x', 3_000_000) }, 400, "Http400"),
        ["a web page"] = (new FaultRule { Kind = FaultKind.Html, Status = 403 }, 403, "Http403"),
        ["an empty body"] = (new FaultRule { Kind = FaultKind.EmptyBody, Status = 409 }, 409, "Http409"),
        ["the content type of a picture"] = (new FaultRule { Kind = FaultKind.WrongContentType, Status = 404, ContentType = "image/png" }, 404, "8522"),
        ["an invalid content type"] = (new FaultRule { Kind = FaultKind.WrongContentType, Status = 404, ContentType = "no content type" }, 404, "8522"),
        ["an unknown status"] = (new FaultRule { Kind = FaultKind.EmptyBody, Status = 999 }, 999, "Http999"),
    };

    public static TheoryData<string> Odd => [.. OddAnswers.Keys];

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_response_fails_only_its_row(string odd)
    {
        (FaultRule answer, int status, string errorCode) = OddAnswers[odd];
        var rows = SeedRows(3);
        Service.State.Faults.Add(answer with { CallConnectionId = rows[1].CallConnectionId });

        CollectingSink sink = await StopAsync(Connect(), rows);

        Assert.Equal([200, status, 200], sink.Results.Select(result => result.StatusCode));
        Report report = sink.Reports[1];
        Assert.Equal(RowStatus.Failed, report.Result.Status);
        Assert.Equal(errorCode, report.Result.ErrorCode);
        Assert.Equal(errorCode, report.Error?.ErrorCode);
        Assert.InRange(report.Result.ErrorMessage!.Length, 1, 500);
        Assert.DoesNotContain(report.Result.ErrorMessage, char.IsControl);
        Assert.NotEmpty(report.Error!.RecommendedAction);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK", RowStatus.Failed, 200, CallingErrorCode.InvalidAnswer)]
    [InlineData("HTTP/1.1 404 Not Found", RowStatus.Failed, 404, "Http404")]
    public async Task A_response_with_a_truncated_body_is_judged_by_its_status_and_not_retried(
        string statusLine,
        string rowStatus,
        int status,
        string errorCode)
    {
        using LoopbackServer server = LoopbackServer.Answering(
            statusLine + "\nContent-Length: 100\nContent-Type: application/json",
            """{"error":{"code":"8522","mess"""u8.ToArray());

        CollectingSink sink = await StopAsync(Connect(QuickOptions(server.Endpoint), AccessTokenCredential.FromText("token")), SeedRows(1));

        DtmfRecognitionResult result = sink.OnlyReport.Result;
        Assert.Equal((rowStatus, status, errorCode, 1), (result.Status, result.StatusCode, result.ErrorCode, result.Attempts));
        Assert.Single(server.Targets);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 0")]
    [InlineData("HTTP/1.1 202 Accepted\nContent-Length: 0")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 2\nContent-Type: application/json", "{}")]
    [InlineData("HTTP/1.1 202 Accepted\nContent-Length: 22", """{"operationContext":1}""")]
    [InlineData("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n")]
    public async Task A_success_is_200_or_202_with_JSON_or_an_empty_body(string head, string body = "")
    {
        using LoopbackServer server = LoopbackServer.Answering(head + "\nConnection: close", Encoding.UTF8.GetBytes(body));

        CollectingSink sink = await StopAsync(Connect(QuickOptions(server.Endpoint), AccessTokenCredential.FromText("token")), SeedRows(1));

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        Assert.Null(sink.OnlyReport.Error);
    }

    [Theory]
    [InlineData("HTTP/1.1 201 Created\nContent-Length: 0", "")]
    [InlineData("HTTP/1.1 204 No Content", "")]
    [InlineData("HTTP/1.1 206 Partial Content\nContent-Length: 2", "{}")]
    [InlineData("HTTP/1.1 207 Multi-Status\nContent-Length: 2", "{}")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 21\nContent-Type: text/html", "<html>Sign in.</html>")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 3\nContent-Encoding: gzip", "abc")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 4", "{} x")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 100\nContent-Type: application/json", "{}")]
    [InlineData("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "2\r\n{}\r\nzz\r\n")]
    [InlineData("HTTP/1.1 202 Accepted\nTransfer-Encoding: chunked", "5\r\n{}")]
    public async Task Any_other_response_with_a_success_status_is_unexpected(string head, string body)
    {
        using LoopbackServer server = LoopbackServer.Answering(head + "\nConnection: close", Encoding.UTF8.GetBytes(body));

        CollectingSink sink = await StopAsync(Connect(QuickOptions(server.Endpoint), AccessTokenCredential.FromText("token")), SeedRows(1));

        Assert.Equal((RowStatus.Failed, CallingErrorCode.InvalidAnswer, 1), (sink.OnlyReport.Result.Status, sink.OnlyReport.Result.ErrorCode, sink.OnlyReport.Result.Attempts));
        Assert.StartsWith("The response is unexpected: 20", sink.OnlyReport.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("captive portal", sink.OnlyReport.Error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_another_encoding_keeps_its_code()
    {
        byte[] body = Encoding.Latin1.GetBytes("""{"error":{"code":"8523","message":"Ungültig"}}""");
        using LoopbackServer server = LoopbackServer.Answering($"HTTP/1.1 400 Ungültig\nContent-Length: {body.Length}\nConnection: close", body);

        CollectingSink sink = await StopAsync(Connect(QuickOptions(server.Endpoint), AccessTokenCredential.FromText("token")), SeedRows(1));

        Assert.Equal("8523", sink.OnlyReport.Result.ErrorCode);
        Assert.Equal(400, sink.OnlyReport.Result.StatusCode);
    }

    [Fact]
    public async Task The_error_contains_everything_that_a_support_request_needs()
    {
        Service.State.Calls.Seed(1, participantsPerCall: 1);
        var row = new DtmfRecognitionRequest
        {
            CallConnectionId = Service.State.Calls.All[0].CallConnectionId,
            TargetParticipant = new PhoneNumberIdentifier("+19995550123"),
        };

        CollectingSink sink = await StopAsync(Connect(), row);

        CallingException error = Assert.IsType<CallingException>(sink.OnlyReport.Error);
        DtmfRecognitionResult result = sink.OnlyReport.Result;
        Assert.Equal((404, "8522", "Participant not found."), (error.StatusCode, error.ErrorCode, error.Error?.Message));
        Assert.Equal(Service.State.Calls.All[0].CorrelationId, error.CorrelationId);
        Assert.Equal(Requests[0].ClientRequestId, error.ClientRequestId);
        Assert.Equal(1, error.Attempts);
        Assert.Equal(
            (error.StatusCode, error.ErrorCode, error.Message, error.CorrelationId, error.ClientRequestId, error.Attempts),
            (result.StatusCode, result.ErrorCode, result.ErrorMessage, result.CorrelationId, result.ClientRequestId, result.Attempts));
    }
}
