using System.Globalization;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Operations;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>The endpoint that App Service, Functions and Automation offer to the code they run.</summary>
internal sealed class GetAppServiceToken(ManagedIdentityProvider provider) : IOperation
{
    private const string ApiVersion = "2019-08-01";

    public Answer Execute(ServiceRequest request)
    {
        if (request.Header("X-IDENTITY-HEADER") != provider.Settings.IdentityHeader)
        {
            throw IdentityQuery.Refuse("The header X-IDENTITY-HEADER is missing or wrong.", status: 401);
        }

        IdentityQuery query = IdentityQuery.Read(request, ApiVersion);
        IssuedToken token = provider.Issue(query.Resource);
        var response = new AppServiceTokenResponse
        {
            AccessToken = token.Token,
            ClientId = query.ClientId,
            ExpiresOn = token.ExpiresOn.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Resource = query.Resource,
        };
        return Answer.Json(200, response, ServiceJson.Context.AppServiceTokenResponse);
    }
}
