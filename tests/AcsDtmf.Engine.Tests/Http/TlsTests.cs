using System;
using System.Net.Security;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Http;

/// <summary>Tests services with untrusted TLS: the error states the reason, and nothing is retried.</summary>
public sealed class TlsTests : ServiceTest
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task The_error_names_an_untrusted_issuer()
    {
        using var server = new TlsServer("localhost", Now.AddDays(-1), Now.AddDays(1));

        CallingException error = await FailAsync(server.Endpoint);

        AssertTls(error, "The TLS connection was refused: The server's certificate is not valid: this machine does not trust its issuer, 'CN=localhost' (UntrustedRoot)");
        Assert.DoesNotContain("another name", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("expired", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task The_error_states_that_the_certificate_has_another_name()
    {
        using var server = new TlsServer("contoso.example", Now.AddDays(-1), Now.AddDays(1));

        AssertTls(await FailAsync(server.Endpoint), "it was issued for another name, 'CN=contoso.example' (RemoteCertificateNameMismatch)");
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task The_error_states_that_the_certificate_is_outside_its_validity_period()
    {
        using var server = new TlsServer("localhost", Now.AddDays(-10), Now.AddDays(-5));

        AssertTls(await FailAsync(server.Endpoint), "so it has expired, is not valid yet, or this machine's clock is wrong (NotTimeValid)");
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task The_error_states_every_reason()
    {
        using var server = new TlsServer("contoso.example", Now.AddDays(-10), Now.AddDays(-5));

        CallingException error = await FailAsync(server.Endpoint);

        Assert.Matches(@"\(RemoteCertificateNameMismatch\); .*\(NotTimeValid\)", error.Message);
    }

    [Fact]
    public void A_certificate_that_the_platform_accepts_is_accepted() => Assert.True(CertificateCheck.Validate(null, null, SslPolicyErrors.None));

    [Fact]
    public void A_server_without_a_certificate_is_refused()
    {
        var error = Assert.Throws<InvalidCertificateException>(() => CertificateCheck.Validate(null, null, SslPolicyErrors.RemoteCertificateNotAvailable));

        Assert.Equal("The server's certificate is not valid: there is none (RemoteCertificateNotAvailable).", error.Message);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request")]
    [InlineData("220 mail.contoso.example ESMTP")]
    public async Task A_server_that_does_not_speak_TLS_is_distinguished_from_one_that_does_not_respond(string greeting)
    {
        using LoopbackServer server = LoopbackServer.Greeting(greeting);

        CallingException error = await FailAsync(new UriBuilder(server.Endpoint) { Scheme = "https" }.Uri);

        AssertTls(error, "The TLS handshake failed, as it does when the server does not speak TLS on this port: ");
    }

    [Fact]
    public async Task A_connection_that_breaks_during_the_handshake_is_retried()
    {
        using LoopbackServer server = LoopbackServer.Greeting(string.Empty);

        Report report = await StopOneAsync(Connect(QuickOptions(new UriBuilder(server.Endpoint) { Scheme = "https" }.Uri, maximumRetryCount: 2), AccessTokenCredential.FromText("token")));

        Assert.Equal(CallingErrorCode.ConnectionFailed, report.Result.ErrorCode);
        Assert.Equal(3, report.Result.Attempts);
        Assert.DoesNotMatch("see inner exception.?$", report.Result.ErrorMessage);
    }

    private async Task<CallingException> FailAsync(Uri endpoint)
    {
        Report report = await StopOneAsync(Connect(QuickOptions(endpoint), AccessTokenCredential.FromText("token")));
        Assert.Equal(RowStatus.Failed, report.Result.Status);
        Assert.Equal(1, report.Result.Attempts);
        return report.Error!;
    }

    private static void AssertTls(CallingException error, string reason)
    {
        Assert.Equal((CallingErrorKind.Connection, CallingErrorCode.ConnectionFailed), (error.Kind, error.ErrorCode));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", error.Message, StringComparison.Ordinal);
        Assert.Contains("certificate store", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("SSL_CERT_FILE", error.RecommendedAction, StringComparison.Ordinal);
    }
}
