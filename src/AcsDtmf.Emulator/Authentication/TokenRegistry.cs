using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>Issues bearer tokens and remembers them.</summary>
public sealed class TokenRegistry
{
    private readonly ConcurrentDictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials = new(
        new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)),
        SecurityAlgorithms.HmacSha256);
    private readonly TimeProvider _clock;
    private readonly Guid _resourceId;

    internal TokenRegistry(TimeProvider clock, Guid resourceId)
    {
        _clock = clock;
        _resourceId = resourceId;
    }

    /// <summary>Makes a token that the service will recognize.</summary>
    public IssuedToken Issue(TokenRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        DateTimeOffset now = _clock.GetUtcNow();
        DateTimeOffset expiresOn = now + request.Lifetime;
        string text = request.Form is TokenForm.Jwt
            ? CreateJwt(now, expiresOn, request.Audience)
            : "opaque-" + Guid.NewGuid().ToString("N");

        var token = new IssuedToken(text, expiresOn, request.Forbidden);
        _tokens[text] = token;
        return token;
    }

    internal IssuedToken? Find(string token) => _tokens.GetValueOrDefault(token);

    internal void Clear() => _tokens.Clear();

    private string CreateJwt(DateTimeOffset now, DateTimeOffset expiresOn, string? audience)
    {
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            Expires = expiresOn.UtcDateTime,
            SigningCredentials = _credentials,
            Claims = new Dictionary<string, object>
            {
                ["skypeid"] = $"acs:{_resourceId}_{Guid.NewGuid()}",
                ["acsScope"] = "voip",
                ["resourceId"] = _resourceId.ToString(),
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString(),
            },
        });
    }
}
