namespace AcsDtmf;

/// <summary>A fixed bearer token: a user access token of the resource, or a Microsoft Entra token. It cannot be renewed.</summary>
public sealed class AccessTokenCredential : CallingCredential
{
    private AccessTokenCredential(BearerToken token) => Token = token;

    /// <inheritdoc/>
    public override AuthenticationType AuthenticationType => AuthenticationType.AccessToken;

    internal BearerToken Token { get; }

    /// <summary>Creates a credential from a token. Only the service verifies the token.</summary>
    /// <param name="accessToken">The token, without the word <c>Bearer</c>.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="CallingException">The token is empty or contains characters that are not allowed in a token. The message does not contain the token.</exception>
    public static AccessTokenCredential FromText(string accessToken) => new(BearerToken.FromText(accessToken));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Token.Dispose();
}
