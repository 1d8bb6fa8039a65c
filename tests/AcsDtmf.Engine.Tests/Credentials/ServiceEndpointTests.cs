using System;
using Xunit;

namespace AcsDtmf.Engine.Tests.Credentials;

public sealed class ServiceEndpointTests
{
    private const string NotAbsolute = "is not an absolute URI";
    private const string NotHttps = "is not https, so the credential would be sent unencrypted";
    private const string MoreThanHost = "contains more than a host and a port";

    [Theory]
    [InlineData("https://contoso.communication.azure.com", "https://contoso.communication.azure.com/")]
    [InlineData("https://contoso.communication.azure.com/", "https://contoso.communication.azure.com/")]
    [InlineData("  https://contoso.unitedstates.communication.azure.com/ ", "https://contoso.unitedstates.communication.azure.com/")]
    [InlineData("HTTPS://Contoso.Communication.Azure.com", "https://contoso.communication.azure.com/")]
    [InlineData("https://contoso.communication.azure.com:8443/", "https://contoso.communication.azure.com:8443/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void An_endpoint_is_https_or_on_this_machine(string text, string endpoint)
    {
        Assert.Equal(endpoint, ServiceEndpoint.Parse(text).AbsoluteUri);
    }

    [Theory]
    [InlineData(null, NotAbsolute)]
    [InlineData("", NotAbsolute)]
    [InlineData("\\\\\u202e", NotAbsolute)]
    [InlineData("   ", NotAbsolute)]
    [InlineData("contoso", NotAbsolute)]
    [InlineData("contoso.communication.azure.com", NotAbsolute)]
    [InlineData("contoso.communication.azure.com:443", NotAbsolute)]
    [InlineData("/calling", NotAbsolute)]
    [InlineData("https://", NotAbsolute)]
    [InlineData("file:///etc/passwd", NotAbsolute)]
    [InlineData("http://contoso.communication.azure.com", NotHttps)]
    [InlineData("http://127.0.0.1.contoso.example", NotHttps)]
    [InlineData("ftp://contoso.communication.azure.com", NotHttps)]
    [InlineData("https://contoso.communication.azure.com/calling", MoreThanHost)]
    [InlineData("https://contoso.communication.azure.com/?a=b", MoreThanHost)]
    [InlineData("https://contoso.communication.azure.com/#a", MoreThanHost)]
    [InlineData("https://user:password@contoso.communication.azure.com/", MoreThanHost)]
    public void Anything_else_is_refused_with_the_reason(string? text, string reason)
    {
        var error = Assert.Throws<CallingException>(() => ServiceEndpoint.Parse(text!));

        Assert.Equal((CallingErrorCode.InvalidEndpoint, $"The endpoint {reason}."), (error.ErrorCode, error.Message));
        Assert.Equal(CallingErrorKind.Credential, error.Kind);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Fact]
    public void A_password_in_an_endpoint_is_not_repeated()
    {
        var error = Assert.Throws<CallingException>(() => ServiceEndpoint.Parse("https://user:hunter2@contoso.communication.azure.com/"));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }
}
