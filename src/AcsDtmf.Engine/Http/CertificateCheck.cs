using System.Collections.Generic;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AcsDtmf.Engine.Http;

/// <summary>
/// Explains why the platform rejects a certificate, because the platform's own exceptions often do not. It accepts no certificate that
/// the platform rejects.
/// </summary>
internal static class CertificateCheck
{
    /// <summary>Accepts a certificate that the platform accepts.</summary>
    /// <exception cref="InvalidCertificateException">The platform rejects the certificate; the message says why.</exception>
    internal static bool Validate(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
            ? true
            : throw new InvalidCertificateException($"The server's certificate is not valid: {string.Join("; ", Explain(certificate, chain, errors))}.");

    private static IEnumerable<string> Explain(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if ((errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0)
        {
            yield return $"there is none ({nameof(SslPolicyErrors.RemoteCertificateNotAvailable)})";
        }

        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            yield return $"it was issued for another name, '{certificate?.Subject}' ({nameof(SslPolicyErrors.RemoteCertificateNameMismatch)})";
        }

        foreach (X509ChainStatusFlags problem in ProblemsOf(chain))
        {
            yield return problem switch
            {
                X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => $"this machine does not trust its issuer, '{certificate?.Issuer}' ({problem})",
                X509ChainStatusFlags.NotTimeValid => $"it is valid only from {certificate?.GetEffectiveDateString()} to {certificate?.GetExpirationDateString()}, so it has expired, is not valid yet, or this machine's clock is wrong ({problem})",
                X509ChainStatusFlags.Revoked => $"its issuer has revoked it ({problem})",
                _ => $"{problem}",
            };
        }
    }

    /// <summary>Returns each problem once, although several certificates of the chain may have it.</summary>
    private static IEnumerable<X509ChainStatusFlags> ProblemsOf(X509Chain? chain) =>
        chain is null ? [] : chain.ChainStatus.Select(status => status.Status).Where(status => status != X509ChainStatusFlags.NoError).Distinct();
}
