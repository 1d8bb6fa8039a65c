using System.Security.Authentication;

namespace AcsDtmf.Engine.Http;

/// <summary>Thrown when the platform rejects the server's certificate; the message states why. Any other AuthenticationException concerns the handshake.</summary>
internal sealed class InvalidCertificateException(string message) : AuthenticationException(message);
