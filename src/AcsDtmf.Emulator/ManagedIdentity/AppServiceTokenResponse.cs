using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>The answer of App Service and Automation.</summary>
internal sealed record AppServiceTokenResponse
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("client_id")]
    public required string ClientId { get; init; }

    /// <summary>Seconds since 1970, as text.</summary>
    [JsonPropertyName("expires_on")]
    public required string ExpiresOn { get; init; }

    [JsonPropertyName("resource")]
    public required string Resource { get; init; }

    [JsonPropertyName("token_type")]
    public string TokenType { get; } = "Bearer";
}
