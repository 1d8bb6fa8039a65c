using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Authentication;

/// <summary>Verifies the signature of a request that is signed with the access key.</summary>
internal sealed class HmacVerifier(byte[] accessKey, TimeProvider clock)
{
    private const string DateHeader = "x-ms-date";
    private const string ContentHashHeader = "x-ms-content-sha256";
    private const string BeforeSignature = $"SignedHeaders={DateHeader};host;{ContentHashHeader}&Signature=";
    private const string InvalidHmacCode = "7509";
    private const int Base64HashLength = 44;

    private static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    public ServiceResponse? Reject(ServiceRequest request, ReadOnlySpan<char> parameters)
    {
        if (!parameters.StartsWith(BeforeSignature, StringComparison.OrdinalIgnoreCase))
        {
            return RequestAuthenticator.Denied("Given value does not match HMAC header structure.");
        }

        string? date = request.Header(DateHeader);
        string? contentHash = request.Header(ContentHashHeader);
        if (date is null || contentHash is null)
        {
            return RequestAuthenticator.Denied($"The headers {DateHeader} and {ContentHashHeader} are required.");
        }

        if (!IsCurrent(date))
        {
            string now = clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
            return RequestAuthenticator.Denied(
                $"The request time '{date}' differs by more than {AllowedSkew.TotalMinutes} minutes from the server time '{now}'.");
        }

        if (!IsHashOf(request.Body.Span, contentHash))
        {
            return RequestAuthenticator.Denied($"Request '{ContentHashHeader}' differs from generated content hash.");
        }

        string stringToSign = $"{request.Verb}\n{request.RawTarget}\n{date};{request.Host};{contentHash}";
        return IsSignatureOf(stringToSign, parameters[BeforeSignature.Length..])
            ? null
            : ServiceResponse.Error(401, InvalidHmacCode, "The HMAC signature of the request is not valid.");
    }

    private bool IsCurrent(string date)
    {
        return DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
            && (clock.GetUtcNow() - time).Duration() <= AllowedSkew;
    }

    private static bool IsHashOf(ReadOnlySpan<byte> body, string contentHash)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<char> text = stackalloc char[Base64HashLength];
        SHA256.HashData(body, hash);
        return Convert.TryToBase64Chars(hash, text, out _) && text.SequenceEqual(contentHash);
    }

    private bool IsSignatureOf(string stringToSign, ReadOnlySpan<char> signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(accessKey, Encoding.UTF8.GetBytes(stringToSign), expected);
        return Convert.TryFromBase64Chars(signature, given, out int length)
            && CryptographicOperations.FixedTimeEquals(expected, given[..length]);
    }
}
