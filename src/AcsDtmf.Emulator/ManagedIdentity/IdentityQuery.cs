using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>What a request asks a managed identity endpoint for.</summary>
internal sealed record IdentityQuery(string Resource, string ClientId)
{
    /// <summary>The identity that answers when a request names none.</summary>
    private const string SystemAssignedClientId = "00000000-0000-0000-0000-0000000051d0";

    /// <exception cref="RefusalException">The api-version is another, or the resource is missing.</exception>
    public static IdentityQuery Read(ServiceRequest request, string apiVersion)
    {
        if (request.ApiVersion != apiVersion)
        {
            throw Refuse($"The api-version must be {apiVersion}.");
        }

        string? resource = request.Route.FindQuery("resource");
        return string.IsNullOrEmpty(resource)
            ? throw Refuse("The resource is missing.")
            : new(resource, request.Route.FindQuery("client_id") ?? SystemAssignedClientId);
    }

    public static RefusalException Refuse(string description, int status = 400)
    {
        var error = new ManagedIdentityError("invalid_request", description);
        return new(Answer.Json(status, error, ServiceJson.Context.ManagedIdentityError));
    }
}
