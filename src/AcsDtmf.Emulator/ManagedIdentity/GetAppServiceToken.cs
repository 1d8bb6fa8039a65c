using System.Globalization;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Hosting;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Operations;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>The endpoint that App Service, Functions and Automation offer to the code they run.</summary>
internal sealed class GetAppServiceToken(ManagedIdentityTokens tokens, ServiceSettings settings) : IOperation
{
    private const string ApiVersion = "2019-08-01";

    public Answer Execute(ServiceRequest request)
    {
        if (request.Header("X-IDENTITY-HEADER") != settings.ManagedIdentity.IdentityHeader)
        {
            throw IdentityQuery.Refuse("The header X-IDENTITY-HEADER is missing or wrong.", status: 401);
        }

        IdentityQuery query = IdentityQuery.Read(request, ApiVersion);
        IssuedToken token = tokens.Issue(query.Resource);
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
