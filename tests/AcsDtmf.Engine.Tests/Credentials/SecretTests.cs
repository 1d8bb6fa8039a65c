using Xunit;

namespace AcsDtmf.Engine.Tests.Credentials;

public sealed class SecretTests
{
    [Fact]
    public void A_secret_is_overwritten_when_it_is_disposed()
    {
        byte[] bytes = [1, 2, 3];

        new Secret(bytes).Dispose();

        Assert.Equal(new byte[3], bytes);
    }

    [Fact]
    public void Use_of_a_wiped_secret_reports_that_the_session_is_closed()
    {
        var secret = new Secret([1]);
        secret.Dispose();
        secret.Dispose();

        var error = Assert.Throws<CallingException>(() => secret.Use(0, static (bytes, _) => bytes.Length));

        Assert.Equal(CallingErrorCode.SessionClosed, error.ErrorCode);
        Assert.NotEmpty(error.RecommendedAction);
    }

    [Fact]
    public void Disposing_a_credential_wipes_its_secret()
    {
        AccessKeyCredential key = AccessKeyCredential.FromBase64("Kg==");
        AccessTokenCredential token = AccessTokenCredential.FromText("token");

        key.Dispose();
        token.Dispose();

        Assert.Throws<CallingException>(() => key.Key.Use(0, static (bytes, _) => bytes.Length));
        Assert.Throws<CallingException>(() => token.Token.Use(0, static (bytes, _) => bytes.Length));
    }
}
