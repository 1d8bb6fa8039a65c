using System;
using AcsDtmf.Emulator.Http;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>
/// Verifies a bearer token. The emulator recognizes the tokens that it issued. It accepts any other JSON web token that has
/// not expired, because it cannot verify the signatures of other issuers.
/// </summary>
internal sealed class BearerVerifier(TokenRegistry tokens, TimeProvider clock)
{
    private const string InvalidTokenCode = "7501";
    private const string MissingPermissionCode = "7504";

    private readonly JsonWebTokenHandler _handler = new();

    public ServiceResponse? Reject(string token)
    {
        DateTimeOffset expiresOn;
        if (tokens.Find(token) is { } issued)
        {
            if (issued.Forbidden)
            {
                return ServiceResponse.Error(403, MissingPermissionCode, "The token lacks the permission for this operation.");
            }

            expiresOn = issued.ExpiresOn;
        }
        else if (ReadExpiry(token) is { } expiry)
        {
            expiresOn = expiry;
        }
        else
        {
            return ServiceResponse.Error(401, InvalidTokenCode, "The access token is not valid.");
        }

        return expiresOn <= clock.GetUtcNow()
            ? ServiceResponse.Error(401, InvalidTokenCode, "The access token has expired.")
            : null;
    }

    private DateTimeOffset? ReadExpiry(string token)
    {
        if (!_handler.CanReadToken(token))
        {
            return null;
        }

        try
        {
            DateTime validTo = _handler.ReadJsonWebToken(token).ValidTo;
            return validTo == DateTime.MinValue ? DateTimeOffset.MaxValue : new(validTo, TimeSpan.Zero);
        }
        catch (ArgumentException)
        {
            // The text has the three segments of a token, but the segments do not contain JSON.
            return null;
        }
    }
}
