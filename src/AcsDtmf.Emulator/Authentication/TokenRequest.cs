using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>The wishes for one token.</summary>
public sealed record TokenRequest
{
    /// <summary>How long the token is good; a negative value makes a token that has expired already.</summary>
    [JsonPropertyName("lifetimeSeconds")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What the token looks like.</summary>
    public TokenForm Form { get; init; }

    /// <summary>Whether the service knows the token but denies it every operation.</summary>
    public bool Forbidden { get; init; }

    /// <summary>The <c>aud</c> claim, if the token is to carry one.</summary>
    public string? Audience { get; init; }
}
