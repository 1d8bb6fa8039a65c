using System;
using System.Text;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>The bearer token of a session. It knows when it must be renewed, and sets the header of requests.</summary>
internal sealed class SessionToken : IDisposable
{
    // Long enough for a provider that has to sign in first. For short-lived tokens, only a part of the lifetime.
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(2);
    private const double MarginPart = 0.1;

    private readonly BearerToken _token;
    private readonly TimeProvider _clock;
    private readonly long _renewAt;

    /// <summary>Initializes a new instance of the <see cref="SessionToken"/> class, which owns the token.</summary>
    internal SessionToken(BearerToken token, TimeProvider clock)
    {
        _token = token;
        _clock = clock;
        ExpiresOn = token.ExpiresOn ?? TokenClaims.ReadExpiry(token);
        _renewAt = RenewalTime(ExpiresOn, clock.GetUtcNow());
    }

    /// <summary>Gets when the token expires, as reported by the issuer or the token; null if not reported.</summary>
    internal DateTimeOffset? ExpiresOn { get; }

    /// <summary>Gets a value indicating whether the token must be renewed.</summary>
    internal bool IsDue => _clock.GetUtcNow().UtcTicks >= _renewAt;

    /// <summary>Sets the Authorization header, and replaces the header of an earlier attempt.</summary>
    /// <returns>Whether the header was set; false if the token was wiped.</returns>
    internal bool TryPutInto(CallRequestMessage request)
    {
        if (!_token.TryUse(0, static (token, _) => "Bearer " + Encoding.ASCII.GetString(token), out string value))
        {
            return false;
        }

        request.Headers.Remove(HeaderNames.Authorization);
        request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, value);
        request.Proof = this;
        return true;
    }

    /// <summary>Explains a refusal by the token's expiry.</summary>
    internal RefusalReason? ExplainRefusal(string advice) =>
        ExpiresOn is { } expiresOn && expiresOn <= _clock.GetUtcNow()
            ? new RefusalReason($"The token expired on {expiresOn.UtcDateTime:u}.", advice)
            : null;

    /// <inheritdoc/>
    public void Dispose() => _token.Dispose();

    private static long RenewalTime(DateTimeOffset? expiresOn, DateTimeOffset now)
    {
        // A token that is already expired according to this machine's clock may be valid for the service. Renewing it before every request
        // would not help, so the service decides.
        if (expiresOn is not { } end || end <= now)
        {
            return long.MaxValue;
        }

        TimeSpan part = TimeSpan.FromTicks((long)((end - now).Ticks * MarginPart));
        return end.UtcTicks - (part < LongestMargin ? part : LongestMargin).Ticks;
    }
}
