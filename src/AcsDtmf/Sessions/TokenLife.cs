using System;

namespace AcsDtmf.Sessions;

/// <summary>Warns about a token that has expired or expires soon.</summary>
internal static class TokenLife
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    /// <returns>The warning; null if the token is valid long enough, is renewed, or has an unknown expiry.</returns>
    internal static string? Warn(AcsCallingSession session)
    {
        if (session.TimeLeft is not { } left)
        {
            return null;
        }

        if (left <= TimeSpan.Zero)
        {
            return $"By this machine's clock, the token expired on {session.ExpiresOn:u}. The service will probably refuse it.";
        }

        bool isRenewed = session.AuthenticationType is nameof(AuthenticationType.TokenProvider) or nameof(AuthenticationType.ManagedIdentity);
        return isRenewed || left > Soon
            ? null
            : $"The token expires in {Describe(left)} and is not renewed. For longer runs, connect with -TokenProvider.";
    }

    private static string Describe(TimeSpan left) => left < TimeSpan.FromMinutes(2)
        ? Quantity.Of((long)Math.Ceiling(left.TotalSeconds), "second")
        : Quantity.Of(left.Minutes, "minute");
}
