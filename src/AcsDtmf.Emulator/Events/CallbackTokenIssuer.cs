using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AcsDtmf.Emulator.Events;

/// <summary>Issues the tokens by which a webhook knows that an event comes from the service.</summary>
public sealed class CallbackTokenIssuer : IDisposable
{
    private const string KeyId = "emulator";
    private const int KeySizeInBits = 2048;

    // Making a key takes long enough to be seen at start, and few runs need one.
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

    /// <summary>The issuer that webhooks expect.</summary>
    public string Issuer { get; }

    /// <summary>The audience that webhooks expect: the immutable id of the resource.</summary>
    public string Audience { get; }

    /// <summary>Makes a token.</summary>
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
