using System;
using System.Net;
using System.Net.Http;
using AcsDtmf.Engine.Authentication;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

public sealed class ClockSkewTests
{
    private static readonly DateTimeOffset ServiceTime = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(61, "1 min 1 s ahead of")]
    [InlineData(-61, "1 min 1 s behind")]
    [InlineData(3599, "59 min 59 s ahead of")]
    [InlineData(3600, "1 h 0 min ahead of")]
    [InlineData(-7260, "2 h 1 min behind")]
    [InlineData(86399, "23 h 59 min ahead of")]
    [InlineData(86400, "1 d 0 h ahead of")]
    [InlineData(-90000, "1 d 1 h behind")]
    public void A_skew_of_more_than_a_minute_is_reported_with_its_size_and_direction(int seconds, string words)
    {
        using HttpResponseMessage answer = Answer(ServiceTime);

        Assert.Contains(words, ClockSkew.Explain(answer, ServiceTime.AddSeconds(seconds))?.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(-60)]
    public void A_smaller_skew_explains_nothing(int seconds)
    {
        using HttpResponseMessage answer = Answer(ServiceTime);

        Assert.Null(ClockSkew.Explain(answer, ServiceTime.AddSeconds(seconds)));
    }

    [Fact]
    public void An_answer_without_a_date_explains_nothing()
    {
        using HttpResponseMessage answer = Answer(date: null);

        Assert.Null(ClockSkew.Explain(answer, ServiceTime));
    }

    private static HttpResponseMessage Answer(DateTimeOffset? date)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.Unauthorized);
        answer.Headers.Date = date;
        return answer;
    }
}
