using Xunit;

namespace AcsDtmf.Engine.Tests.Credentials;

public sealed class AccessKeyCredentialTests
{
    [Theory]
    [InlineData("Kg==", new byte[] { 0x2A })]
    [InlineData(" Kg==\r\n", new byte[] { 0x2A })]
    [InlineData("pw==", new byte[] { 0xA7 })]
    public void A_key_is_Base64_text(string text, byte[] key)
    {
        using AccessKeyCredential credential = AccessKeyCredential.FromBase64(text);

        Assert.Equal(key, credential.Key.Use(0, static (bytes, _) => (byte[])bytes.Clone()));
        Assert.Equal(AuthenticationType.AccessKey, credential.AuthenticationType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Kg=")]
    [InlineData("K")]
    [InlineData("not Base64!")]
    [InlineData("Kg==;")]
    public void Any_other_text_is_refused(string? text)
    {
        var error = Assert.Throws<CallingException>(() => AccessKeyCredential.FromBase64(text!));

        Assert.Equal((CallingErrorCode.InvalidAccessKey, "The access key is not Base64 text."), (error.ErrorCode, error.Message));
        Assert.Equal(CallingErrorKind.Credential, error.Kind);
        Assert.NotEmpty(error.RecommendedAction);
    }
}
