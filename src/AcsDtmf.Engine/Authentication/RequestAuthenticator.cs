using System;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Finds the authenticator for a credential.</summary>
internal static class RequestAuthenticator
{
    internal static IRequestAuthenticator For(CallingCredential credential) => credential switch
    {
        AccessKeyCredential accessKey => new AccessKeyAuthenticator(accessKey),
        AccessTokenCredential accessToken => new AccessTokenAuthenticator(accessToken),
        TokenProviderCredential provider => new TokenProviderAuthenticator(provider),
        ManagedIdentityCredential identity => new ManagedIdentityAuthenticator(new ManagedIdentityClient(identity.ClientId)),
        _ => throw new NotSupportedException(credential.AuthenticationType.ToString()),
    };
}
