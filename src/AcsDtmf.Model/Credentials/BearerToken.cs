using System;
using System.Linq;
using System.Text;

namespace AcsDtmf;

/// <summary>A bearer token and its expiry, if known. No public member exposes the token.</summary>
public sealed class BearerToken : IDisposable
{
    private readonly Secret _text;

    private BearerToken(Secret text, DateTimeOffset? expiresOn)
    {
        _text = text;
        ExpiresOn = expiresOn;
    }

    /// <summary>Gets when the token expires, as reported by the issuer; null if not reported.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>Creates a bearer token from text. Only the service verifies the token.</summary>
    /// <param name="text">The token, without the word <c>Bearer</c>.</param>
    /// <param name="expiresOn">When the token expires; null if unknown.</param>
    /// <returns>The token.</returns>
    /// <exception cref="CallingException">The token is empty or contains characters that are not allowed in a token. The message does not contain the token.</exception>
    public static BearerToken FromText(string text, DateTimeOffset? expiresOn = null)
    {
        string token = text?.Trim() ?? string.Empty;

        // RFC 6750 allows only visible ASCII in a token. Any other character could inject a header.
        if (token.Length == 0 || token.Any(c => c is <= ' ' or > '~'))
        {
            throw new CallingException(
                CallingErrorKind.Credential,
                CallingErrorCode.InvalidAccessToken,
                "The access token is empty or contains characters that are not allowed in a token.")
            {
                RecommendedAction = "Supply the token alone, without 'Bearer' and without line breaks.",
            };
        }

        return new BearerToken(new Secret(Encoding.ASCII.GetBytes(token)), expiresOn);
    }

    /// <summary>Wipes the token.</summary>
    public void Dispose() => _text.Dispose();

    /// <summary>Returns a placeholder that does not reveal the token.</summary>
    /// <returns>Three asterisks.</returns>
    public override string ToString() => _text.ToString();

    /// <inheritdoc cref="Secret.Use"/>
    internal TResult Use<TState, TResult>(TState state, Func<byte[], TState, TResult> use) => _text.Use(state, use);

    /// <inheritdoc cref="Secret.TryUse"/>
    internal bool TryUse<TState, TResult>(TState state, Func<byte[], TState, TResult> use, out TResult result) => _text.TryUse(state, use, out result);
}
