using System.Linq;
using System.Text;

namespace AcsDtmf;

/// <summary>A bearer token that was given once: a user access token of the resource, or a Microsoft Entra token.</summary>
public sealed class AccessTokenCredential : CallingCredential
{
    private AccessTokenCredential(Secret token) => Token = token;

    /// <inheritdoc/>
    public override AuthenticationType AuthenticationType => AuthenticationType.AccessToken;

    internal Secret Token { get; }

    /// <summary>Takes a token. Whether it is a good one is for the service to say.</summary>
    /// <param name="accessToken">The token, without the word <c>Bearer</c>.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="CallingException">The text is empty or could not stand in a header. The message does not repeat it.</exception>
    public static AccessTokenCredential FromText(string accessToken)
    {
        string token = accessToken?.Trim() ?? string.Empty;

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

        return new AccessTokenCredential(new Secret(Encoding.ASCII.GetBytes(token)));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Token.Dispose();
}
