using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>What the service checks before it looks at a call: the credential, then the api-version, then the path.</summary>
internal sealed class FrontDoor(RequestAuthenticator authenticator)
{
    public Answer? Refuse(ServiceRequest request)
    {
        if (!request.Route.Operation.IsCallOperation())
        {
            return null;
        }

        if (authenticator.Refuse(request) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrEmpty(request.ApiVersion))
        {
            return Answer.Text(400, "The api-version query parameter is required for all requests.");
        }

        return request.Route.Operation is ServiceOperation.Unknown || !ApiVersions.IsKnown(request.ApiVersion)
            ? Answer.NoSuchResource(request)
            : null;
    }
}
