namespace AcsDtmf;

/// <summary>A bearer token that was given once: a user access token of the resource, or a Microsoft Entra token. It is not renewed.</summary>
public sealed class AccessTokenCredential : CallingCredential
{
    private AccessTokenCredential(BearerToken token) => Token = token;

    /// <inheritdoc/>
    public override AuthenticationType AuthenticationType => AuthenticationType.AccessToken;

    internal BearerToken Token { get; }

    /// <summary>Takes a token. Whether it is a good one is for the service to say.</summary>
    /// <param name="accessToken">The token, without the word <c>Bearer</c>.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="CallingException">The text is empty or could not stand in a header. The message does not repeat it.</exception>
    public static AccessTokenCredential FromText(string accessToken) => new(BearerToken.FromText(accessToken));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Token.Dispose();
}
