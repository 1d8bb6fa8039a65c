using System;
using System.Globalization;
using AcsDtmf.Engine.Http;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

public sealed class HttpDateTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_date_is_that_of_headers_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            DateTimeOffset earliest = DateTimeOffset.UtcNow.AddSeconds(-1);
            string date = HttpDate.Now();
            DateTimeOffset latest = DateTimeOffset.UtcNow;

            Assert.EndsWith(" GMT", date, StringComparison.Ordinal);
            DateTimeOffset time = DateTimeOffset.ParseExact(date, "r", CultureInfo.InvariantCulture);
            Assert.InRange(time, earliest, latest);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
