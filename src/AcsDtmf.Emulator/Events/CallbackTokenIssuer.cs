using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AcsDtmf.Emulator.Events;

/// <summary>Issues the tokens that authenticate events to webhooks.</summary>
public sealed class CallbackTokenIssuer : IDisposable
{
    private const string KeyId = "emulator";
    private const int KeySizeInBits = 2048;

    // Key generation delays startup noticeably, and few runs need a key.
    private readonly Lazy<RSA> _key = new(() => RSA.Create(KeySizeInBits));
    private readonly Lazy<RSA> _wrongKey = new(() => RSA.Create(KeySizeInBits));
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly TimeProvider _clock;

    internal CallbackTokenIssuer(TimeProvider clock, string issuer, Guid resourceId)
    {
        _clock = clock;
        Issuer = issuer;
        Audience = resourceId.ToString();
    }

    /// <summary>Gets the issuer that webhooks expect.</summary>
    public string Issuer { get; }

    /// <summary>Gets the audience that webhooks expect: the immutable id of the resource.</summary>
    public string Audience { get; }

    /// <summary>Issues a token.</summary>
    public string Issue(CallbackTokenRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        DateTime now = _clock.GetUtcNow().UtcDateTime;
        RSA key = (request.WrongKey ? _wrongKey : _key).Value;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = request.Issuer ?? Issuer,
            Audience = request.Audience ?? Audience,
            IssuedAt = now,
            Expires = now + request.Lifetime,
            SigningCredentials = new(new RsaSecurityKey(key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString() },
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(_key);
        Dispose(_wrongKey);
    }

    internal SigningKeySet PublicKeys()
    {
        RSAParameters parameters = _key.Value.ExportParameters(includePrivateParameters: false);
        return new([new SigningKey(KeyId, Base64UrlEncoder.Encode(parameters.Modulus), Base64UrlEncoder.Encode(parameters.Exponent))]);
    }

    private static void Dispose(Lazy<RSA> key)
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }
}

/// <summary>Describes a callback token to issue. The defaults match the service.</summary>
public sealed record CallbackTokenRequest
{
    /// <summary>Gets the <c>iss</c> claim.</summary>
    public string? Issuer { get; init; }

    /// <summary>Gets the <c>aud</c> claim.</summary>
    public string? Audience { get; init; }

    /// <summary>Gets the lifetime. A negative value creates a token that has already expired. The default is 5 minutes.</summary>
    [AllowedRange(-SecondsConverter.MaximumLifetime, SecondsConverter.MaximumLifetime)]
    [JsonPropertyName("lifetimeSeconds")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets whether the token is signed with an unpublished key but carries the id of the published key.</summary>
    public bool WrongKey { get; init; }
}

/// <summary>The JSON web key set that validates callback tokens.</summary>
internal sealed record SigningKeySet(IReadOnlyList<SigningKey> Keys);

/// <summary>A public RSA key as a JSON web key, with modulus and exponent as base64url text.</summary>
internal sealed record SigningKey(string Kid, string N, string E)
{
    public string Kty { get; } = "RSA";

    public string Use { get; } = "sig";

    public string Alg { get; } = "RS256";
}
