namespace AcsDtmf.Emulator.Events;

/// <summary>A public RSA key as a JSON web key; modulus and exponent are base64url text.</summary>
internal sealed record SigningKey(string Kid, string N, string E)
{
    public string Kty { get; } = "RSA";

    public string Use { get; } = "sig";

    public string Alg { get; } = "RS256";
}
