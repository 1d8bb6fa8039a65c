using System;
using System.Linq;
using Xunit;

namespace AcsDtmf.Engine.Tests.Tones;

/// <summary>Tests the forms in which a person can write tones.</summary>
public sealed class DtmfToneTests
{
    [Theory]
    [InlineData("1,2,#,*", "one,two,pound,asterisk")]
    [InlineData("0aD*", "zero,a,d,asterisk")]
    [InlineData("Nine;POUND star\thash", "nine,pound,asterisk,pound")]
    [InlineData(" one,, two ", "one,two")]
    [InlineData("abcdABCD", "a,b,c,d,a,b,c,d")]
    [InlineData("3456789", "three,four,five,six,seven,eight,nine")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Keys_and_words_become_the_words_of_the_service(string? text, string words) =>
        Assert.Equal(words, string.Join(',', DtmfTone.Parse(text!)));

    [Theory]
    [InlineData("e")]
    [InlineData("eleven")]
    [InlineData("1,x")]
    [InlineData("10-")]
    [InlineData("١")]
    public void Any_other_text_is_refused_with_an_error_that_quotes_the_invalid_part(string text)
    {
        var error = Assert.Throws<FormatException>(() => DtmfTone.Parse(text));

        Assert.Contains($"'{text.Split(',').Last()}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_is_read_as_itself() => Assert.All(DtmfTone.Words, word => Assert.Equal([word], DtmfTone.Parse(word)));

    [Theory]
    [InlineData("", "")]
    [InlineData("one,two,pound", "12#")]
    [InlineData("zero,nine,a,d,asterisk", "09ad*")]
    public void Words_are_written_as_keys(string words, string keys) => Assert.Equal(keys, DtmfTone.ToKeys(words));
}
