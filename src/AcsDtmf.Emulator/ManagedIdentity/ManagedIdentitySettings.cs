using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>How the managed identity endpoints behave.</summary>
public sealed record ManagedIdentitySettings
{
    /// <summary>The X-IDENTITY-HEADER value that App Service and Automation ask for.</summary>
    public string IdentityHeader { get; init; } = "emulator-identity-header";

    /// <summary>How long the tokens are good.</summary>
    [JsonPropertyName("tokenLifetimeSeconds")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>What the tokens look like.</summary>
    public TokenForm Form { get; init; }
}
