using System;
using AcsDtmf.Emulator.Http;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>
/// Checks a bearer token. The emulator knows the tokens it issued; of any other JSON web token it believes all but
/// an expiry in the past, because only the real service could check who signed it.
/// </summary>
internal sealed class BearerVerifier(TokenRegistry tokens, TimeProvider clock)
{
    private const string InvalidTokenCode = "7501";
    private const string MissingPermissionCode = "7504";

    private readonly JsonWebTokenHandler _handler = new();

    public Answer? Refuse(string token)
    {
        DateTimeOffset expiresOn;
        if (tokens.Find(token) is { } issued)
        {
            if (issued.Forbidden)
            {
                return Answer.Error(403, MissingPermissionCode, "The token lacks the permission for this operation.");
            }

            expiresOn = issued.ExpiresOn;
        }
        else if (ReadExpiry(token) is { } expiry)
        {
            expiresOn = expiry;
        }
        else
        {
            return Answer.Error(401, InvalidTokenCode, "The access token is not valid.");
        }

        return expiresOn <= clock.GetUtcNow()
            ? Answer.Error(401, InvalidTokenCode, "The access token has expired.")
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
            // Three segments with dots between, but not the JSON that they should hold.
            return null;
        }
    }
}
