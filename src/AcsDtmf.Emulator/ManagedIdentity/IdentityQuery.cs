using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>The query parameters of a request to a managed identity endpoint.</summary>
internal sealed record IdentityQuery(string Resource, string ClientId)
{
    /// <summary>The client id that is used when the request does not specify one.</summary>
    private const string SystemAssignedClientId = "00000000-0000-0000-0000-0000000051d0";

    /// <exception cref="RequestRejectedException">The api-version is not supported, or the resource is missing.</exception>
    public static IdentityQuery Read(ServiceRequest request, string apiVersion)
    {
        if (request.ApiVersion != apiVersion)
        {
            throw Reject($"The api-version must be {apiVersion}.");
        }

        string? resource = request.Route.FindQuery("resource");
        return string.IsNullOrEmpty(resource)
            ? throw Reject("The resource is missing.")
            : new(resource, request.Route.FindQuery("client_id") ?? SystemAssignedClientId);
    }

    public static RequestRejectedException Reject(string description, int status = 400)
    {
        var error = new ManagedIdentityError("invalid_request", description);
        return new(ServiceResponse.Json(status, error));
    }

    /// <summary>The body of an error response of either endpoint.</summary>
    private sealed record ManagedIdentityError(
        [property: JsonPropertyName("error")] string Error,
        [property: JsonPropertyName("error_description")] string Description);
}
