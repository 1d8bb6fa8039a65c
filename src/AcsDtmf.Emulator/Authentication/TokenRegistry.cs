using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>Issues bearer tokens and recognizes them.</summary>
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

    /// <summary>Issues a token that the service recognizes.</summary>
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

/// <summary>Describes a token to issue.</summary>
public sealed record TokenRequest
{
    /// <summary>Gets the lifetime. A negative value creates a token that has already expired. The default is one hour.</summary>
    [AllowedRange(-SecondsConverter.MaximumLifetime, SecondsConverter.MaximumLifetime)]
    [JsonPropertyName("lifetimeSeconds")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Gets the form of the token.</summary>
    public TokenForm Form { get; init; }

    /// <summary>Gets whether the service recognizes the token but denies it every operation.</summary>
    public bool Forbidden { get; init; }

    /// <summary>Gets the <c>aud</c> claim, or null for a token without one.</summary>
    public string? Audience { get; init; }
}

/// <summary>The form of an issued token.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TokenForm>))]
public enum TokenForm
{
    /// <summary>A JSON web token. The client can read its expiry.</summary>
    Jwt,

    /// <summary>An opaque token. The client cannot read its expiry.</summary>
    Opaque,
}

/// <summary>A token that the emulator issued.</summary>
/// <param name="Token">The text that follows <c>Bearer</c>.</param>
/// <param name="ExpiresOn">The time when the token expires, according to the emulator's clock.</param>
/// <param name="Forbidden">Whether the service denies the token every operation.</param>
public sealed record IssuedToken(string Token, DateTimeOffset ExpiresOn, bool Forbidden);
