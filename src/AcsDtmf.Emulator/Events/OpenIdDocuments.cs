using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Events;

/// <summary>Serves the documents that callback tokens are checked with; anybody may read them.</summary>
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
            return context.Response.WriteAsJsonAsync(configuration, ServiceJson.Context.OpenIdConfiguration);
        }));
        application.Map(KeysPath, branch => branch.Run(
            context => context.Response.WriteAsJsonAsync(tokens.PublicKeys(), ServiceJson.Context.SigningKeySet)));
    }
}
