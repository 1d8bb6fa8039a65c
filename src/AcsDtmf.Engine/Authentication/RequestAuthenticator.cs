using System;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Creates the authenticator for a credential.</summary>
internal static class RequestAuthenticator
{
    internal static IRequestAuthenticator For(CallingCredential credential, TimeProvider clock) => credential switch
    {
        AccessKeyCredential accessKey => new AccessKeyAuthenticator(accessKey, clock),
        AccessTokenCredential accessToken => new AccessTokenAuthenticator(accessToken, clock),
        TokenProviderCredential provider => new TokenProviderAuthenticator(provider, clock),
        ManagedIdentityCredential identity => new ManagedIdentityAuthenticator(new ManagedIdentityClient(identity.ClientId, clock), clock),
        _ => throw new NotSupportedException(credential.AuthenticationType.ToString()),
    };
}
