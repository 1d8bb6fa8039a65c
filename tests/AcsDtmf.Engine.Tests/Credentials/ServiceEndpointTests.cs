using System;
using Xunit;

namespace AcsDtmf.Engine.Tests.Credentials;

public sealed class ServiceEndpointTests
{
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
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\\\\\u202e")]
    [InlineData("   ")]
    [InlineData("contoso")]
    [InlineData("contoso.communication.azure.com")]
    [InlineData("contoso.communication.azure.com:443")]
    [InlineData("/calling")]
    [InlineData("https://")]
    [InlineData("http://contoso.communication.azure.com")]
    [InlineData("http://127.0.0.1.contoso.example")]
    [InlineData("ftp://contoso.communication.azure.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://contoso.communication.azure.com/calling")]
    [InlineData("https://contoso.communication.azure.com/?a=b")]
    [InlineData("https://contoso.communication.azure.com/#a")]
    [InlineData("https://user:password@contoso.communication.azure.com/")]
    public void Anything_else_is_refused(string? text)
    {
        var error = Assert.Throws<CallingException>(() => ServiceEndpoint.Parse(text!));

        Assert.Equal(CallingErrorCode.InvalidEndpoint, error.ErrorCode);
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
