using System;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Operations;
using Xunit;

namespace AcsDtmf.Engine.Tests.Operations;

/// <summary>Tests the URIs of requests. A row determines only one segment of the path.</summary>
public sealed class OperationUriTests
{
    [Theory]
    [InlineData("18dea47f-b081-4107-9a5c-4300819d2c6c", "18dea47f-b081-4107-9a5c-4300819d2c6c")]
    [InlineData("a:b", "a%3Ab")]
    [InlineData("a+b", "a%2Bb")]
    [InlineData("a b", "a%20b")]
    [InlineData("%2e%2e%2f", "%252e%252e%252f")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a?b", "a%3Fb")]
    [InlineData("a#b", "a%23b")]
    [InlineData("ü", "%C3%BC")]
    public void The_id_is_one_escaped_segment_and_the_colon_before_the_action_is_literal(string id, string segment)
    {
        Uri uri = ForStop(new CallingClientOptions(new Uri("https://contoso.communication.azure.com/")), id);

        Assert.Equal($"/calling/callConnections/{segment}:stopContinuousDtmfRecognition?api-version=2026-03-12", uri.PathAndQuery);
        Assert.Equal("contoso.communication.azure.com", uri.Authority);
    }

    [Theory]
    [InlineData("https://contoso.communication.azure.com", "contoso.communication.azure.com")]
    [InlineData("https://contoso.communication.azure.com:443/", "contoso.communication.azure.com")]
    [InlineData("https://contoso.communication.azure.com:8443/", "contoso.communication.azure.com:8443")]
    [InlineData("http://127.0.0.1:5000/", "127.0.0.1:5000")]
    public void The_authority_contains_the_port_unless_it_is_the_default(string endpoint, string authority)
    {
        Assert.Equal(authority, ForStop(new CallingClientOptions(new Uri(endpoint)), "id").Authority);
    }

    [Fact]
    public void The_api_version_cannot_extend_the_query()
    {
        var options = new CallingClientOptions(new Uri("https://contoso.communication.azure.com/")) { ApiVersion = "1&x=y" };

        Assert.EndsWith("?api-version=1%26x%3Dy", ForStop(options, "id").PathAndQuery, StringComparison.Ordinal);
    }

    private static Uri ForStop(CallingClientOptions options, string id) => new OperationUri(options).ForAction(id, "stopContinuousDtmfRecognition");
}
