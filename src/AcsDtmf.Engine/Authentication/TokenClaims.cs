using System;
using System.Text;
using System.Text.Json;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Reads the expiry of a JSON web token without validating the token, which is left to the service.</summary>
internal static class TokenClaims
{
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <returns>The expiry; null if the text is not a JSON web token or has no expiry.</returns>
    internal static DateTimeOffset? ReadExpiry(BearerToken token) => token.Use(0, static (bytes, _) => ReadExpiry(bytes));

    private static DateTimeOffset? ReadExpiry(byte[] token)
    {
        string[] segments = Encoding.ASCII.GetString(token).Split('.');
        if (segments.Length != 3)
        {
            return null;
        }

        try
        {
            using JsonDocument claims = JsonDocument.Parse(DecodeBase64Url(segments[1]));
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("exp", out JsonElement expiry)
                && expiry.ValueKind == JsonValueKind.Number
                && expiry.TryGetDouble(out double seconds)
                && seconds >= 0
                && seconds <= LastSecond
                ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            // A text with two dots that is not a JSON web token.
            return null;
        }
    }

    private static byte[] DecodeBase64Url(string text)
    {
        string base64 = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
    }
}
