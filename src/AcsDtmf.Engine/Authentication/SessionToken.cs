using System;
using System.Text;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>A bearer token in use: when it has to be replaced, and how it goes into a request.</summary>
internal sealed class SessionToken : IDisposable
{
    // Long enough for a provider that has to sign in first, and of short lives only a part.
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(2);
    private const double MarginPart = 0.1;

    private readonly BearerToken _token;
    private readonly TimeProvider _clock;
    private readonly long _renewAt;

    /// <summary>Initializes a new instance of the <see cref="SessionToken"/> class, which becomes the token's owner.</summary>
    internal SessionToken(BearerToken token, TimeProvider clock)
    {
        _token = token;
        _clock = clock;
        ExpiresOn = token.ExpiresOn ?? TokenClaims.ReadExpiry(token);
        _renewAt = RenewalTime(ExpiresOn, clock.GetUtcNow());
    }

    /// <summary>Gets when the token expires; null when neither its giver nor the token says.</summary>
    internal DateTimeOffset? ExpiresOn { get; }

    /// <summary>Gets a value indicating whether it is time for another token.</summary>
    internal bool IsDue => _clock.GetUtcNow().UtcTicks >= _renewAt;

    /// <summary>Sets the Authorization header, replacing the one of an earlier attempt.</summary>
    /// <returns>Whether the token was still there; false after it was wiped.</returns>
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

    /// <summary>Says that the token has expired, if it has: then that is why the service refused it.</summary>
    internal RefusalReason? ExplainRefusal(string advice) =>
        ExpiresOn is { } expiresOn && expiresOn <= _clock.GetUtcNow()
            ? new RefusalReason($"The token expired on {expiresOn.UtcDateTime:u}.", advice)
            : null;

    /// <inheritdoc/>
    public void Dispose() => _token.Dispose();

    private static long RenewalTime(DateTimeOffset? expiresOn, DateTimeOffset now)
    {
        // A token that came expired, by this machine's clock, may be good by the service's. Asking for another before every
        // request would not make it better, so the service decides.
        if (expiresOn is not { } end || end <= now)
        {
            return long.MaxValue;
        }

        TimeSpan part = TimeSpan.FromTicks((long)((end - now).Ticks * MarginPart));
        return end.UtcTicks - (part < LongestMargin ? part : LongestMargin).Ticks;
    }
}
