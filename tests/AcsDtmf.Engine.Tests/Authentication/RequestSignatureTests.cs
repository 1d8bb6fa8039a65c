using System;
using System.Security.Cryptography;
using System.Text;
using AcsDtmf.Engine.Authentication;
using Xunit;

namespace AcsDtmf.Engine.Tests.Authentication;

/// <summary>Compares signatures with those that the tests of the service's SDKs publish, all for a GET without a body.</summary>
public sealed class RequestSignatureTests
{
    private const string EmptyHash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string Date = "Wed, 13 Apr 2022 18:09:12 GMT";

    [Theory]
    [InlineData("example.com", "/testPath?testQuery=test", "DGdgwggJWnQyc6EHjR/Vbqg1ES64KpD6U2XwTDDj3tU=")]
    [InlineData("example.com", "/testPath", "+6tWkg3lNKVjQHHmxkdGQcJjUgzclsWTMebnuCz1ngU=")]
    [InlineData("contoso.communicationservices.azure.com", "/", "88MDmJhUR3m5QhFxb8ztShsSwlGrg7g/6XPnWf7QEO4=")]
    [InlineData("contoso.communicationservices.azure.com", "/testPath", "RoCrHjw7fb9fpHSbqvRUY2xa8RBS0YvI1cxI1x8AS38=")]
    [InlineData("contoso.communicationservices.azure.com", "/testPath?testQuery=yes", "il99+rd6V5O136roX/zVePCNle78HmvC4B7tu9zRH3I=")]
    public void A_published_request_has_its_published_signature(string host, string pathAndQuery, string signature)
    {
        using AccessKeyCredential credential = AccessKeyCredential.FromBase64("pw==");
        using var key = new KeyedHash(credential.Key);

        Assert.Equal(signature, RequestSignature.Sign(key, "GET", pathAndQuery, Date, host, EmptyHash));
        Assert.Equal(signature, RequestSignature.Sign(key, "GET", pathAndQuery, Date, host, EmptyHash));
    }

    [Fact]
    public void Empty_content_has_the_published_hash()
    {
        Assert.Equal(EmptyHash, RequestSignature.HashContent(default));
    }

    [Fact]
    public void Content_is_hashed_byte_for_byte()
    {
        byte[] content = Encoding.UTF8.GetBytes("""{"operationContext":"Grüße"}""");

        Assert.Equal(Convert.ToBase64String(SHA256.HashData(content)), RequestSignature.HashContent(content));
    }

    [Fact]
    public void The_header_names_the_signed_headers()
    {
        Assert.Equal("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=", RequestSignature.HeaderPrefix);
    }
}
