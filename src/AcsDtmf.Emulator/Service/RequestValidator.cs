using System;
using System.Collections.Frozen;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Service;

/// <summary>Validates a request before the call is looked up: the credential, then the api-version, then the path.</summary>
internal sealed class RequestValidator(RequestAuthenticator authenticator)
{
    /// <summary>The api-versions that include continuous DTMF recognition.</summary>
    private static readonly FrozenSet<string> ApiVersions = FrozenSet.Create(
        StringComparer.Ordinal,
        "2023-01-15-preview",
        "2023-06-15-preview",
        "2023-10-15",
        "2024-04-15",
        "2024-06-15-preview",
        "2024-09-15",
        "2025-05-15",
        "2025-06-15",
        "2025-08-15-preview",
        "2026-03-12");

    /// <returns>The response that rejects the request, or null if it is valid.</returns>
    public ServiceResponse? Reject(ServiceRequest request)
    {
        if (!request.Route.IsCallAutomation)
        {
            return null;
        }

        if (authenticator.Reject(request) is { } rejection)
        {
            return rejection;
        }

        if (string.IsNullOrEmpty(request.ApiVersion))
        {
            return ServiceResponse.Text(400, "The api-version query parameter is required for all requests.");
        }

        return request.Route.Operation is null || !ApiVersions.Contains(request.ApiVersion)
            ? ServiceResponse.NoSuchResource(request)
            : null;
    }
}
