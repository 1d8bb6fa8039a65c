using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using AcsDtmf.Emulator.Authentication;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Service;

/// <summary>Validates a request before the call is looked up: the credential, then the api-version, then the path.</summary>
/// <param name="authenticator">Verifies the credential.</param>
/// <param name="operations">The operations of the service that the emulator supports.</param>
internal sealed class RequestValidator(RequestAuthenticator authenticator, IEnumerable<OperationDescription> operations)
{
    private const string ServicePath = "/calling/";

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

    private readonly string _supported = string.Join(
        ", ",
        operations.Where(operation => operation.IsCallAutomation).Select(operation => operation.Name));

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

        if (request.Route.Operation is null && request.RawTarget.StartsWith(ServicePath, StringComparison.Ordinal))
        {
            return ServiceResponse.Error(501, "NotImplemented", $"The emulator does not support this operation. Supported operations: {_supported}.");
        }

        return request.Route.Operation is null || !ApiVersions.Contains(request.ApiVersion)
            ? ServiceResponse.NoSuchResource(request)
            : null;
    }
}
