using System;
using System.Text;
using AcsDtmf.Contracts;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>Tests the expiry that a token itself states.</summary>
public sealed class TokenExpiryTests
{
    [Theory]
    [InlineData("""{"exp":1773309600}""", "2026-03-12T10:00:00Z")]
    [InlineData("""{"exp":1773309600.9}""", "2026-03-12T10:00:00Z")]
    [InlineData("""{"exp":0}""", "1970-01-01T00:00:00Z")]
    [InlineData("""{"exp":253402300799}""", "9999-12-31T23:59:59Z")]
    [InlineData("""{"name":"ÿ>?~ü","exp":1773309600}""", "2026-03-12T10:00:00Z")]
    public void A_JSON_web_token_states_its_expiry(string claims, string expiresOn) =>
        Assert.Equal(DateTimeOffset.Parse(expiresOn, System.Globalization.CultureInfo.InvariantCulture), ExpiryOf($"head.{Encode(claims)}.signature"));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("""{"exp":"1773309600"}""")]
    [InlineData("""{"exp":-1}""")]
    [InlineData("""{"exp":253402300800}""")]
    [InlineData("""{"exp":1e300}""")]
    [InlineData("""{"exp":""")]
    public void Claims_without_a_valid_expiry_are_ignored(string claims) => Assert.Null(ExpiryOf($"head.{Encode(claims)}.signature"));

    [Theory]
    [InlineData("opaque")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("..")]
    [InlineData("a.!!.c")]
    public void Other_text_has_no_expiry(string token) => Assert.Null(ExpiryOf(token));

    [Fact]
    public void Text_of_four_segments_is_not_a_JSON_web_token() =>
        Assert.Null(ExpiryOf($"head.{Encode("""{"exp":1773309600}""")}.signature.more"));

    private static string Encode(string claims) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static DateTimeOffset? ExpiryOf(string token)
    {
        using ICallingClient client = new CallingEngine().Connect(
            new CallingClientOptions(new Uri("https://contoso.communication.azure.com/")),
            AccessTokenCredential.FromText(token));
        return client.TokenExpiresOn;
    }
}
