using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Events;

/// <summary>The wishes for one callback token; what is not wished for is as the service would have it.</summary>
public sealed record CallbackTokenRequest
{
    /// <summary>The <c>iss</c> claim.</summary>
    public string? Issuer { get; init; }

    /// <summary>The <c>aud</c> claim.</summary>
    public string? Audience { get; init; }

    /// <summary>How long the token is good; a negative value makes one that has expired already.</summary>
    [JsonPropertyName("lifetimeSeconds")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether another key than the published one signs, under the published key's id.</summary>
    public bool WrongKey { get; init; }
}
