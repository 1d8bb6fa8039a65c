using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Tests.Support;

/// <summary>A TLS server with an untrusted certificate that counts its connections.</summary>
public sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly X509Certificate2 _certificate;
    private int _connections;

    public TlsServer(string name, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        _certificate = CreateCertificate(name, notBefore, notAfter);
        _listener.Start();
        Endpoint = new Uri($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Endpoint { get; }

    public int Connections => Volatile.Read(ref _connections);

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
        _stopping.Dispose();
        _certificate.Dispose();
    }

    private static X509Certificate2 CreateCertificate(string name, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(notBefore, notAfter);

        // On Windows, a TLS server needs an imported key.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private async Task AcceptAsync()
    {
        CancellationToken stopping = _stopping.Token;
        try
        {
            while (true)
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync(stopping);
                Interlocked.Increment(ref _connections);
                await ServeAsync(connection, stopping);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test ended.
        }
    }

    private async Task ServeAsync(TcpClient connection, CancellationToken stopping)
    {
        try
        {
            await using var stream = new SslStream(connection.GetStream());
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, stopping);
            await stream.CopyToAsync(Stream.Null, stopping);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // A client that does not trust the certificate closes the connection.
        }
    }
}
