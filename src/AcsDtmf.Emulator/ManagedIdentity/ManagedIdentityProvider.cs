using AcsDtmf.Emulator.Authentication;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>Hands out tokens to the identity that the code under test runs as.</summary>
public sealed class ManagedIdentityProvider
{
    private readonly TokenRegistry _tokens;

    internal ManagedIdentityProvider(TokenRegistry tokens)
    {
        _tokens = tokens;
    }

    /// <summary>How the endpoints behave.</summary>
    public ManagedIdentitySettings Settings { get; set; } = new();

    internal IssuedToken Issue(string resource) => _tokens.Issue(new()
    {
        Audience = resource,
        Lifetime = Settings.TokenLifetime,
        Form = Settings.Form,
    });
}
