using System;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>Verifies the Authorization header, in either of the two schemes.</summary>
internal sealed class RequestAuthenticator(HmacVerifier hmac, BearerVerifier bearer)
{
    private const string HmacScheme = "HMAC-SHA256 ";
    private const string BearerScheme = "Bearer ";

    /// <returns>The response that rejects the request, or null if the credential is valid.</returns>
    public ServiceResponse? Reject(ServiceRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(HmacScheme, StringComparison.OrdinalIgnoreCase))
        {
            return hmac.Reject(request, authorization.AsSpan(HmacScheme.Length));
        }

        return authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)
            ? bearer.Reject(authorization[BearerScheme.Length..].Trim())
            : Denied("Denied by the resource provider.");
    }

    public static ServiceResponse Denied(string message) => ServiceResponse.Error(401, "Denied", message);
}
