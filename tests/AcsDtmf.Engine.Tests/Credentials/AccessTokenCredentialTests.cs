using System.Text;
using Xunit;

namespace AcsDtmf.Engine.Tests.Credentials;

public sealed class AccessTokenCredentialTests
{
    [Theory]
    [InlineData("eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("  opaque-token~+/=\r\n", "opaque-token~+/=")]
    public void White_space_around_a_token_is_removed(string text, string token)
    {
        using AccessTokenCredential credential = AccessTokenCredential.FromText(text);

        Assert.Equal(token, credential.Token.Use(0, static (bytes, _) => Encoding.ASCII.GetString(bytes)));
        Assert.Equal(AuthenticationType.AccessToken, credential.AuthenticationType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("Bearer eyJ")]
    [InlineData("eyJ\r\nX-Injected: yes")]
    [InlineData("eyJ\0")]
    [InlineData("eyJ\u007f")]
    [InlineData("tökën")]
    public void Text_that_is_not_valid_in_a_header_is_refused(string? text)
    {
        var error = Assert.Throws<CallingException>(() => AccessTokenCredential.FromText(text!));

        Assert.Equal(CallingErrorCode.InvalidAccessToken, error.ErrorCode);
        Assert.Equal("The access token is empty or contains characters that are not allowed in a token.", error.Message);
        Assert.Equal(CallingErrorKind.Credential, error.Kind);
        Assert.NotEmpty(error.RecommendedAction);
    }
}
