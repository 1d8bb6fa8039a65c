using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>Issues tokens to the identity of the code under test.</summary>
public sealed class ManagedIdentityProvider
{
    private readonly TokenRegistry _tokens;

    internal ManagedIdentityProvider(TokenRegistry tokens)
    {
        _tokens = tokens;
    }

    /// <summary>Gets or sets the settings of the endpoints.</summary>
    public ManagedIdentitySettings Settings { get; set; } = new();

    internal IssuedToken Issue(string resource) => _tokens.Issue(new()
    {
        Audience = resource,
        Lifetime = Settings.TokenLifetime,
        Form = Settings.Form,
    });
}

/// <summary>The settings of the managed identity endpoints.</summary>
public sealed record ManagedIdentitySettings
{
    /// <summary>Gets the X-IDENTITY-HEADER value that App Service and Automation require.</summary>
    public string IdentityHeader { get; init; } = "emulator-identity-header";

    /// <summary>Gets the lifetime of the tokens. The default is 24 hours.</summary>
    [AllowedRange(-SecondsConverter.MaximumLifetime, SecondsConverter.MaximumLifetime)]
    [JsonPropertyName("tokenLifetimeSeconds")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Gets the form of the tokens.</summary>
    public TokenForm Form { get; init; }
}
