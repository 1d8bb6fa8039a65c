using System.Collections.Generic;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Events;

/// <summary>Serves the documents that webhooks use to validate callback tokens. These requests need no credential.</summary>
internal static class OpenIdDocuments
{
    private const string ConfigurationPath = "/calling/.well-known/acsopenidconfiguration";
    private const string KeysPath = "/calling/keys";

    public static void Map(IApplicationBuilder application, CallbackTokenIssuer tokens)
    {
        application.Map(ConfigurationPath, branch => branch.Run(context =>
        {
            var configuration = new OpenIdConfiguration
            {
                Issuer = tokens.Issuer,
                JwksUri = $"http://{context.Request.Host}{KeysPath}",
            };
            return context.Response.WriteAsJsonAsync(configuration, ServiceJson.Options);
        }));
        application.Map(KeysPath, branch => branch.Run(
            context => context.Response.WriteAsJsonAsync(tokens.PublicKeys(), ServiceJson.Options)));
    }

    /// <summary>The OpenID configuration.</summary>
    private sealed record OpenIdConfiguration
    {
        [JsonPropertyName("issuer")]
        public required string Issuer { get; init; }

        [JsonPropertyName("jwks_uri")]
        public required string JwksUri { get; init; }

        [JsonPropertyName("id_token_signing_alg_values_supported")]
        public IReadOnlyList<string> SigningAlgorithms { get; } = ["RS256"];
    }
}
