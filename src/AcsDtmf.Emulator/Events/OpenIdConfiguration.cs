using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.Events;

/// <summary>The OpenID document that tells a webhook whom to trust.</summary>
internal sealed record OpenIdConfiguration
{
    [JsonPropertyName("issuer")]
    public required string Issuer { get; init; }

    [JsonPropertyName("jwks_uri")]
    public required string JwksUri { get; init; }

    [JsonPropertyName("id_token_signing_alg_values_supported")]
    public IReadOnlyList<string> SigningAlgorithms { get; } = ["RS256"];
}
