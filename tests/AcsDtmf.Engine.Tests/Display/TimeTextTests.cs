using System;
using System.Globalization;
using Xunit;

namespace AcsDtmf.Engine.Tests.Display;

/// <summary>The times of results, in every culture.</summary>
public sealed class TimeTextTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public void Dispose() => CultureInfo.CurrentCulture = _culture;

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void A_time_is_the_same_text_in_every_culture_and_reads_back_to_the_millisecond(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var time = new DateTimeOffset(2026, 11, 26, 21, 0, 0, 123, TimeSpan.FromHours(2));

        string text = TimeText.Of(time.AddTicks(9_999));

        Assert.Equal("2026-11-26T19:00:00.123Z", text);
        Assert.True(TimeText.TryRead(text, out DateTimeOffset read));
        Assert.Equal(time, read);
    }

    [Theory]
    [InlineData("00:00:00.0009999", TimeText.NoTime)]
    [InlineData("00:01:02.3456789", "00:01:02.345")]
    [InlineData("1.00:00:00", "1.00:00:00.000")]
    public void A_time_span_is_cut_to_the_millisecond_and_keeps_its_days(string span, string text) =>
        Assert.Equal(text, TimeText.Of(TimeSpan.ParseExact(span, "c", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-11-26T19:00:00.1234567+00:00", true)]
    [InlineData("2026-11-26T19:00:00Z", true)]
    [InlineData("26.11.2026 19:00:00", false)]
    [InlineData(null, false)]
    public void Only_ISO_8601_is_read(string? text, bool isRead) => Assert.Equal(isRead, TimeText.TryRead(text, out _));
}
