using System;
using System.Linq;
using System.Text;

namespace AcsDtmf;

/// <summary>A bearer token and, where that was told, the end of its life. No member of it tells the token.</summary>
public sealed class BearerToken : IDisposable
{
    private readonly Secret _text;

    private BearerToken(Secret text, DateTimeOffset? expiresOn)
    {
        _text = text;
        ExpiresOn = expiresOn;
    }

    /// <summary>Gets when the token expires, as its giver said; null when he said nothing.</summary>
    public DateTimeOffset? ExpiresOn { get; }

    /// <summary>Takes a token. Whether it is a good one is for the service to say.</summary>
    /// <param name="text">The token, without the word <c>Bearer</c>.</param>
    /// <param name="expiresOn">When it expires; null when that is not known.</param>
    /// <returns>The token.</returns>
    /// <exception cref="CallingException">The text is empty or could not stand in a header. The message does not repeat it.</exception>
    public static BearerToken FromText(string text, DateTimeOffset? expiresOn = null)
    {
        string token = text?.Trim() ?? string.Empty;

        // A token is one word of visible ASCII (RFC 6750); anything else could break out of the header it is sent in.
        if (token.Length == 0 || token.Any(c => c is <= ' ' or > '~'))
        {
            throw new CallingException(
                CallingErrorKind.Credential,
                CallingErrorCode.InvalidAccessToken,
                "The access token is empty or has characters that no token has.")
            {
                RecommendedAction = "Pass the token alone, without 'Bearer' and without line breaks.",
            };
        }

        return new BearerToken(new Secret(Encoding.ASCII.GetBytes(token)), expiresOn);
    }

    /// <summary>Wipes the token.</summary>
    public void Dispose() => _text.Dispose();

    /// <summary>Returns a text that tells nothing.</summary>
    /// <returns>Three asterisks.</returns>
    public override string ToString() => _text.ToString();

    /// <inheritdoc cref="Secret.Use"/>
    internal TResult Use<TState, TResult>(TState state, Func<byte[], TState, TResult> use) => _text.Use(state, use);

    /// <inheritdoc cref="Secret.TryUse"/>
    internal bool TryUse<TState, TResult>(TState state, Func<byte[], TState, TResult> use, out TResult result) => _text.TryUse(state, use, out result);
}
