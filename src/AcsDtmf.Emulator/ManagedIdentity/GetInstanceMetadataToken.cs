using System;
using System.Globalization;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>Issues a managed identity token in the format of the Azure Instance Metadata Service on virtual machines.</summary>
internal sealed class GetInstanceMetadataToken(ManagedIdentityProvider provider, TimeProvider clock) : Operation(
    new("instanceMetadataToken", HttpMethods.Get, "/metadata/identity/oauth2/token", successStatus: 200) { IsCallAutomation = false })
{
    private const string ApiVersion = "2018-02-01";

    public override ServiceResponse Execute(ServiceRequest request)
    {
        if (!string.Equals(request.Header("Metadata"), "true", StringComparison.OrdinalIgnoreCase))
        {
            throw IdentityQuery.Reject("Required metadata header not specified");
        }

        IdentityQuery query = IdentityQuery.Read(request, ApiVersion);
        DateTimeOffset now = clock.GetUtcNow();
        IssuedToken token = provider.Issue(query.Resource);
        return Success(new InstanceMetadataTokenResponse
        {
            AccessToken = token.Token,
            ClientId = query.ClientId,
            ExpiresIn = ((long)(token.ExpiresOn - now).TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ExpiresOn = token.ExpiresOn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            NotBefore = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Resource = query.Resource,
        });
    }

    /// <summary>The body of the response. The service sends every number as text.</summary>
    private sealed record InstanceMetadataTokenResponse
    {
        [JsonPropertyName("access_token")]
        public required string AccessToken { get; init; }

        [JsonPropertyName("client_id")]
        public required string ClientId { get; init; }

        [JsonPropertyName("expires_in")]
        public required string ExpiresIn { get; init; }

        /// <summary>Gets the time when the token expires, in seconds since the Unix epoch.</summary>
        [JsonPropertyName("expires_on")]
        public required string ExpiresOn { get; init; }

        [JsonPropertyName("not_before")]
        public required string NotBefore { get; init; }

        [JsonPropertyName("resource")]
        public required string Resource { get; init; }

        [JsonPropertyName("token_type")]
        public string TokenType { get; } = "Bearer";
    }
}
