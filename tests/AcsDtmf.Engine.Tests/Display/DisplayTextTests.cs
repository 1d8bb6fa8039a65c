using System;
using System.Linq;
using Xunit;

namespace AcsDtmf.Engine.Tests.Display;

/// <summary>Tests how the module displays text from outside.</summary>
public sealed class DisplayTextTests
{
    [Fact]
    public void No_character_that_controls_a_terminal_or_reorders_a_line_remains()
    {
        string controls = new([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsControl)]);

        Assert.Equal("a" + new string(' ', 8) + "b", DisplayText.OneLine($"a{controls}b"));
        Assert.Equal("a\n" + new string(' ', 7) + "b", DisplayText.Lines($"a\n{controls.Replace("\n", "", StringComparison.Ordinal)}b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4:+14255550123 in call 18dea47f")]
    [InlineData("Zażółć 電話 😀 שלום مرحبا")]
    [InlineData("user@contoso.example and http://contoso.example/a@b")]
    public void Any_other_text_is_unchanged(string text) => Assert.Same(text, DisplayText.OneLine(text));

    [Theory]
    [InlineData("a\r\nb\nc", "a\r\nb\nc", "a  b c")]
    [InlineData("shown\rhidden", "shown hidden", "shown hidden")]
    [InlineData("a\r", "a ", "a ")]
    public void Only_Lines_keeps_line_breaks(string text, string lines, string line)
    {
        Assert.Equal(lines, DisplayText.Lines(text));
        Assert.Equal(line, DisplayText.OneLine(text));
    }

    [Theory]
    [InlineData("proxy 'http://user:planted@127.0.0.1:8888/' failed", "proxy 'http://***@127.0.0.1:8888/' failed")]
    [InlineData("http://planted@host", "http://***@host")]
    [InlineData("@ http://planted@host", "@ http://***@host")]
    [InlineData("http://user:pl@nted@host", "http://***@host")]
    [InlineData("socks5://us'er:planted@host/a and https://planted:@host2", "socks5://***@host/a and https://***@host2")]
    [InlineData("""{"uri":"https:\/\/user:planted@host\/"}""", """{"uri":"https:\/\/***@host\/"}""")]
    [InlineData("http://user:plan\u001bted@host", "http://***@host")]
    public void The_password_of_a_URI_is_masked(string text, string shown) => Assert.Equal(shown, DisplayText.OneLine(text));

    private static bool IsControl(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
