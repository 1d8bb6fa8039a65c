using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>The answer of the Azure Instance Metadata Service; every number in it is text.</summary>
internal sealed record InstanceMetadataTokenResponse
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("client_id")]
    public required string ClientId { get; init; }

    [JsonPropertyName("expires_in")]
    public required string ExpiresIn { get; init; }

    /// <summary>Seconds since 1970.</summary>
    [JsonPropertyName("expires_on")]
    public required string ExpiresOn { get; init; }

    [JsonPropertyName("not_before")]
    public required string NotBefore { get; init; }

    [JsonPropertyName("resource")]
    public required string Resource { get; init; }

    [JsonPropertyName("token_type")]
    public string TokenType { get; } = "Bearer";
}
