using System;
using Xunit;

namespace AcsDtmf.Engine.Tests.Errors;

/// <summary>Tests that an error is safe to display, even if it quotes unsafe text.</summary>
public sealed class CallingExceptionTests
{
    [Fact]
    public void A_message_is_one_line_that_is_safe_to_display() =>
        Assert.Equal("[31mcall http://***@host", Error("\u001b[31m\u202ecall\0\nhttp://user:planted@host", null).Message);

    [Theory]
    [InlineData("a\u009b2Jb")]
    [InlineData("The proxy tunnel request to proxy 'http://user:planted@host/' failed")]
    public void An_inner_exception_with_unsafe_text_is_omitted(string message)
    {
        Assert.Null(Error("x", new InvalidOperationException(message)).InnerException);
        Assert.Null(Error("x", new InvalidOperationException("x", new FormatException(message))).InnerException);
    }

    [Fact]
    public void An_inner_exception_of_several_lines_is_kept()
    {
        var inner = new InvalidOperationException("first\nsecond\r\nthird");

        Assert.Same(inner, Error("x", inner).InnerException);
    }

    [Fact]
    public void The_error_of_the_service_is_safe_to_display()
    {
        var error = new CommunicationError { Code = "85\u001b22", Message = "first\nsecond\u0007", Target = "a\u2067b" };

        Assert.Equal(("8522", "first\nsecond", "ab"), (error.Code, error.Message, error.Target));
    }

    [Fact]
    public void An_error_without_advice_has_an_empty_one() => Assert.Empty(Error("x", null).RecommendedAction);

    [Fact]
    public void The_error_of_a_closed_session_names_it_if_its_name_is_known()
    {
        Assert.Equal("The session is closed.", ClosedSession.Error().Message);
        Assert.Equal("The session 'demo' is closed.", ClosedSession.Error("demo").Message);
    }

    private static CallingException Error(string message, Exception? inner) =>
        new(CallingErrorKind.Service, CallingErrorCode.InvalidAnswer, message, inner);
}
