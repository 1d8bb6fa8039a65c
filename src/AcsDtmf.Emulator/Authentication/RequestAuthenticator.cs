using System;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>Checks the Authorization header, whichever of the two schemes it follows.</summary>
internal sealed class RequestAuthenticator(HmacVerifier hmac, BearerVerifier bearer)
{
    private const string HmacScheme = "HMAC-SHA256 ";
    private const string BearerScheme = "Bearer ";

    /// <returns>The answer that turns the request away, or null when the credential is good.</returns>
    public Answer? Refuse(ServiceRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(HmacScheme, StringComparison.OrdinalIgnoreCase))
        {
            return hmac.Refuse(request, authorization.AsSpan(HmacScheme.Length));
        }

        return authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)
            ? bearer.Refuse(authorization[BearerScheme.Length..].Trim())
            : Denied("Denied by the resource provider.");
    }

    public static Answer Denied(string message) => Answer.Error(401, "Denied", message);
}
