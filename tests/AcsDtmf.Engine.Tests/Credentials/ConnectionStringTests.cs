using AcsDtmf.Engine.Authentication;
using Xunit;

namespace AcsDtmf.Engine.Tests.Credentials;

public sealed class ConnectionStringTests
{
    private const string NoEndpoint = "it has no 'endpoint=…'";
    private const string OtherPart = "it contains a part other than 'endpoint=…' and 'accesskey=…', or one of them twice";

    [Theory]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=Kg==")]
    [InlineData("endpoint=https://contoso.communication.azure.com;accesskey=Kg==")]
    [InlineData("Endpoint=https://contoso.communication.azure.com/;AccessKey=Kg==")]
    [InlineData("accesskey=Kg==;endpoint=https://contoso.communication.azure.com/")]
    [InlineData(" endpoint = https://contoso.communication.azure.com/ ; accesskey = Kg== ; ")]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=Kg==;\r\n")]
    public void Endpoint_and_key_are_read_in_any_order_and_case(string text)
    {
        ConnectionString parts = ConnectionString.Parse(text);

        using AccessKeyCredential credential = parts.Credential;
        Assert.Equal("https://contoso.communication.azure.com/", parts.Endpoint.AbsoluteUri);
        Assert.Equal(SignatureOf("Kg=="), SignatureOf(credential));
    }

    [Fact]
    public void The_port_of_an_endpoint_is_kept()
    {
        ConnectionString parts = ConnectionString.Parse("endpoint=https://contoso.communication.azure.com:8443/;accesskey=Kg==");

        using AccessKeyCredential credential = parts.Credential;
        Assert.Equal(8443, parts.Endpoint.Port);
    }

    [Theory]
    [InlineData(null, NoEndpoint)]
    [InlineData("", NoEndpoint)]
    [InlineData(";;", NoEndpoint)]
    [InlineData("accesskey=Kg==", NoEndpoint)]
    [InlineData("endpoint=https://contoso.communication.azure.com/", "it has no 'accesskey=…'")]
    [InlineData("https://contoso.communication.azure.com/", OtherPart)]
    [InlineData("endpoint=https://contoso.communication.azure.com/;key=Kg==", OtherPart)]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=Kg==;accesskey=Kg==", OtherPart)]
    [InlineData("endpoint=https://a.example/;endpoint=https://b.example/;accesskey=Kg==", OtherPart)]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=Kg==;extra", OtherPart)]
    [InlineData("endpoint=https://contoso.communication.azure.com/;=Kg==", OtherPart)]
    public void Malformed_text_is_refused_with_the_reason(string? text, string reason)
    {
        var error = Assert.Throws<CallingException>(() => ConnectionString.Parse(text!));

        Assert.Equal((CallingErrorCode.InvalidConnectionString, $"The connection string is malformed: {reason}."), (error.ErrorCode, error.Message));
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Theory]
    [InlineData("endpoint=;accesskey=Kg==", CallingErrorCode.InvalidEndpoint)]
    [InlineData("endpoint=http://contoso.communication.azure.com/;accesskey=Kg==", CallingErrorCode.InvalidEndpoint)]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=", CallingErrorCode.InvalidAccessKey)]
    [InlineData("endpoint=https://contoso.communication.azure.com/;accesskey=not Base64!", CallingErrorCode.InvalidAccessKey)]
    public void Each_part_is_validated_by_its_own_rules(string text, string errorCode)
    {
        Assert.Equal(errorCode, Assert.Throws<CallingException>(() => ConnectionString.Parse(text)).ErrorCode);
    }

    private static string SignatureOf(string accessKey)
    {
        using AccessKeyCredential credential = AccessKeyCredential.FromBase64(accessKey);
        return SignatureOf(credential);
    }

    private static string SignatureOf(AccessKeyCredential credential)
    {
        using var key = new KeyedHash(credential.Key);
        return RequestSignature.Sign(key, "GET", "/", "date", "host", "hash");
    }
}
