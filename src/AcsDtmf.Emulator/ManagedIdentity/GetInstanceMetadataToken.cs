using System;
using System.Globalization;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Operations;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>The endpoint that the Azure Instance Metadata Service offers on virtual machines.</summary>
internal sealed class GetInstanceMetadataToken(ManagedIdentityProvider provider, TimeProvider clock) : IOperation
{
    private const string ApiVersion = "2018-02-01";

    public Answer Execute(ServiceRequest request)
    {
        if (!string.Equals(request.Header("Metadata"), "true", StringComparison.OrdinalIgnoreCase))
        {
            throw IdentityQuery.Refuse("Required metadata header not specified");
        }

        IdentityQuery query = IdentityQuery.Read(request, ApiVersion);
        DateTimeOffset now = clock.GetUtcNow();
        IssuedToken token = provider.Issue(query.Resource);
        var response = new InstanceMetadataTokenResponse
        {
            AccessToken = token.Token,
            ClientId = query.ClientId,
            ExpiresIn = ((long)(token.ExpiresOn - now).TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ExpiresOn = token.ExpiresOn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            NotBefore = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Resource = query.Resource,
        };
        return Answer.Json(200, response, ServiceJson.Context.InstanceMetadataTokenResponse);
    }
}
