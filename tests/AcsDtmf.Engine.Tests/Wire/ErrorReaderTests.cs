using System;
using System.Globalization;
using System.Linq;
using System.Text;
using AcsDtmf.Engine.Wire;
using Xunit;

namespace AcsDtmf.Engine.Tests.Wire;

/// <summary>Tests that an error response is read as far as possible, and that reading it never throws.</summary>
public sealed class ErrorReaderTests
{
    /// <summary>Gets bodies that do not match the service's schema, or match it only in part.</summary>
    public static TheoryData<string> OddBodies =>
    [
        string.Empty,
        " ",
        "null",
        "[]",
        "\"error\"",
        "17",
        "{}",
        "{\"error\":null}",
        "{\"error\":\"8522\"}",
        "{\"error\":[]}",
        "{\"error\":{}}",
        "{\"error\":{\"code\":null,\"message\":null}}",
        "{\"error\":{\"code\":\"\",\"message\":\"\"}}",
        "{\"error\":{\"code\":\"   \"}}",
        "{\"error\":{\"code\":\"Call not found\"}}",
        "{\"error\":{\"code\":\"a\\r\\nb\\tc\\u0000d\\u00a0e\"}}",
        "{\"error\":{\"code\":true,\"message\":{},\"details\":{},\"innererror\":[]}}",
        "{\"error\":{\"code\":\"8522\",\"details\":[null,17,\"x\",{\"code\":\"1\"}]}}",
        "{\"error\":{\"code\":\"8522\",\"message\":\"cut o",
        "{\"error\":{\"code\":\"8522\",\"message\":\"half a character \\ud83d\"}}",
        "{\"error\":{\"code\":\"\\ud83d\",\"message\":\"x\"}}",
        "{\"\\ud83d\":0,\"error\":{\"code\":\"8522\"}}",
        "{\"error\":{\"code\":\"8522\",\"details\":[{\"code\":\"\\udc00\"}]}}",
        "\ufeff{\"error\":{\"code\":\"8522\"}}",
        "<html><head><title>502 Bad Gateway</title></head></html>",
        "IDX23010: Lifetime validation of the signed http request failed",
        "\u001b[2J\u0007\u009b31m",
        new string('x', 500),
        "{\"error\":{\"code\":\"" + new string('9', 500) + "\"}}",
    ];

    [Fact]
    public void The_error_of_the_service_is_read_completely()
    {
        (CommunicationError? error, string? text) = Read(
            """
            {"error":{"code":"8522","message":"Call not found.","target":"call",
             "details":[{"code":"1","message":"first"},{"code":"2","message":"second"}],
             "innererror":{"code":"inner","message":"deeper","innererror":{"code":"innermost","message":"deepest"}}}}
            """);

        Assert.NotNull(error);
        Assert.Null(text);
        Assert.Equal(("8522", "Call not found.", "call"), (error.Code, error.Message, error.Target));
        Assert.Equal(["1: first", "2: second"], error.Details.Select(detail => detail.ToString()));
        Assert.Equal("inner: deeper", error.InnerError?.ToString());
        Assert.Equal("innermost: deepest", error.InnerError?.InnerError?.ToString());
        Assert.Empty(error.InnerError!.Details);
    }

    [Fact]
    public void A_numeric_code_is_read()
    {
        (CommunicationError? error, _) = Read("""{"error":{"code":8522,"message":"Call not found."}}""");

        Assert.Equal("8522", ErrorReader.CodeOf(error, 404));
    }

    [Theory]
    [MemberData(nameof(OddBodies))]
    public void Every_body_gives_a_code_without_white_space_and_a_line_with_the_status(string body)
    {
        (CommunicationError? error, string? text) = Read(body);
        string code = ErrorReader.CodeOf(error, 418);
        string line = ErrorReader.Describe(418, "I'm a teapot", error, text);

        Assert.InRange(code.Length, 1, 100);
        Assert.DoesNotContain(code, c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c));
        Assert.Contains("418", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_read_as_far_as_possible()
    {
        byte[] body = Encoding.Latin1.GetBytes("""{"error":{"code":"8523","message":"Ungültig"}}""");

        (CommunicationError? error, _) = Read(body);

        Assert.Equal("8523", error?.Code);
        Assert.Equal("Ung\ufffdltig", error?.Message);
    }

    [Fact]
    public void A_byte_order_mark_does_not_hide_the_error()
    {
        (CommunicationError? error, _) = Read("\ufeff{\"error\":{\"code\":\"8522\"}}");

        Assert.Equal("8522", error?.Code);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(70)]
    [InlineData(100_000)]
    public void Deeply_nested_errors_are_cut_off(int depth)
    {
        string body = string.Concat(Enumerable.Repeat("""{"code":"8500","innererror":""", depth))
            + "{}"
            + string.Concat(Enumerable.Repeat("}", depth));

        (CommunicationError? error, string? text) = Read($$"""{"error":{{body}}}""");

        Assert.NotEmpty(ErrorReader.CodeOf(error, 500));
        Assert.InRange(ErrorReader.Describe(500, null, error, text).Length, 1, 1000);
        Assert.InRange(DepthOf(error), 0, 20);
    }

    [Theory]
    [InlineData("<html>\r\n  <head>\t</head>\r\n</html>", "<html> <head> </head> </html>")]
    [InlineData("  IDX23010: failed  ", "IDX23010: failed")]
    [InlineData("a\u001b[2Jb\u0007", "a[2Jb")]
    public void Text_is_shown_in_one_line_without_control_characters(string body, string shown)
    {
        (CommunicationError? error, string? text) = Read(body);

        Assert.Null(error);
        Assert.Equal(shown, text);
    }

    [Fact]
    public void A_message_of_the_service_is_shown_in_one_line_too()
    {
        (CommunicationError? error, string? text) = Read(
            """{"error":{"code":"8523\u001b[1m","message":"first\r\n  second\u001b[2J\u0007"}}""");

        Assert.Equal("The service answered 400, code 8523[1m: first second[2J", ErrorReader.Describe(400, null, error, text));
    }

    [Fact]
    public void Long_text_is_truncated_with_an_ellipsis()
    {
        (_, string? text) = Read(new string('x', 10_000));

        Assert.InRange(text!.Length, 100, 400);
        Assert.EndsWith("x …", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "The service answered 500 with an empty body.")]
    [InlineData("Internal Server Error", "The service answered 500 Internal Server Error with an empty body.")]
    public void An_empty_response_is_described_by_its_status(string? reason, string line)
    {
        (CommunicationError? error, string? text) = ErrorReader.Read(default, isComplete: true);

        Assert.Equal(line, ErrorReader.Describe(500, reason, error, text));
        Assert.Equal("Http500", ErrorReader.CodeOf(error, 500));
    }

    [Theory]
    [InlineData("""{"error":{"code":"8522"}}""", "The service answered 404, code 8522.")]
    [InlineData("""{"error":{"message":"Gone."}}""", "The service answered 404: Gone.")]
    [InlineData("""{"error":{"code":"8522","message":"Gone."}}""", "The service answered 404, code 8522: Gone.")]
    [InlineData("Gone.", "The service answered 404: Gone.")]
    public void A_response_is_described_by_the_members_that_it_has(string body, string line)
    {
        (CommunicationError? error, string? text) = Read(body);

        Assert.Equal(line, ErrorReader.Describe(404, null, error, text));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(502)]
    public void A_missing_code_is_derived_from_the_status(int status)
    {
        Assert.Equal("Http" + status.ToString(CultureInfo.InvariantCulture), ErrorReader.CodeOf(null, status));
    }

    private static int DepthOf(CommunicationError? error) => error is null ? 0 : 1 + DepthOf(error.InnerError);

    private static (CommunicationError? Error, string? Text) Read(string body) => Read(Encoding.UTF8.GetBytes(body));

    private static (CommunicationError? Error, string? Text) Read(byte[] body) => ErrorReader.Read(new(body), isComplete: true);
}
