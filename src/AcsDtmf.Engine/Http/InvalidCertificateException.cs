using System.Security.Authentication;

namespace AcsDtmf.Engine.Http;

/// <summary>The platform rejects the server's certificate; the message says why. Any other AuthenticationException is about the handshake.</summary>
internal sealed class InvalidCertificateException(string message) : AuthenticationException(message);
