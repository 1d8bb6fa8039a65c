using System.Globalization;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Operations;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>Issues a managed identity token in the format of App Service, Functions and Automation.</summary>
internal sealed class GetAppServiceToken(ManagedIdentityProvider provider)
    : Operation(new("appServiceToken", HttpMethods.Get, "/msi/token", successStatus: 200) { IsCallAutomation = false })
{
    private const string ApiVersion = "2019-08-01";

    public override ServiceResponse Execute(ServiceRequest request)
    {
        if (request.Header("X-IDENTITY-HEADER") != provider.Settings.IdentityHeader)
        {
            throw IdentityQuery.Reject("The X-IDENTITY-HEADER header is missing or invalid.", status: 401);
        }

        IdentityQuery query = IdentityQuery.Read(request, ApiVersion);
        IssuedToken token = provider.Issue(query.Resource);
        return Success(new AppServiceTokenResponse
        {
            AccessToken = token.Token,
            ClientId = query.ClientId,
            ExpiresOn = token.ExpiresOn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Resource = query.Resource,
        });
    }

    /// <summary>The body of the response.</summary>
    private sealed record AppServiceTokenResponse
    {
        [JsonPropertyName("access_token")]
        public required string AccessToken { get; init; }

        [JsonPropertyName("client_id")]
        public required string ClientId { get; init; }

        /// <summary>Gets the time when the token expires, in seconds since the Unix epoch, as text.</summary>
        [JsonPropertyName("expires_on")]
        public required string ExpiresOn { get; init; }

        [JsonPropertyName("resource")]
        public required string Resource { get; init; }

        [JsonPropertyName("token_type")]
        public string TokenType { get; } = "Bearer";
    }
}
