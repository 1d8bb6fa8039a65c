using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Hosting;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>Issues the tokens that the managed identity endpoints hand out.</summary>
internal sealed class ManagedIdentityTokens(TokenRegistry tokens, ServiceSettings settings)
{
    /// <summary>The identity that answers when a request names none.</summary>
    public const string SystemAssignedClientId = "00000000-0000-0000-0000-0000000051d0";

    public IssuedToken Issue(string resource) => tokens.Issue(new()
    {
        Audience = resource,
        Lifetime = settings.ManagedIdentity.TokenLifetime,
        Form = settings.ManagedIdentity.Form,
    });
}
