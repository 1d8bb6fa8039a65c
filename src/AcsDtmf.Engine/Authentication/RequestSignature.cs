using System;
using System.Buffers;
using System.Text;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Authentication;

/// <summary>
/// Implements the service's HMAC-SHA256 scheme. The signed text has three lines: the verb, the path with the query, and
/// <c>date;host;content hash</c>, without a line break at the end. The key is the decoded access key.
/// </summary>
internal static class RequestSignature
{
    internal const string HeaderPrefix = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256" + HeaderNames.SignatureMark;

    internal static string HashContent(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.Hash(content, hash);
        return ToBase64(hash);
    }

    internal static string Sign(KeyedHash key, string verb, string pathAndQuery, string date, string authority, string contentHash)
    {
        int length = verb.Length + pathAndQuery.Length + date.Length + authority.Length + contentHash.Length + 4;
        byte[] text = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            // All parts are ASCII: URIs are escaped, and dates, hosts and hashes contain nothing else.
            int end = 0;
            Append(verb, text, ref end);
            text[end++] = (byte)'\n';
            Append(pathAndQuery, text, ref end);
            text[end++] = (byte)'\n';
            Append(date, text, ref end);
            text[end++] = (byte)';';
            Append(authority, text, ref end);
            text[end++] = (byte)';';
            Append(contentHash, text, ref end);
            Span<byte> hash = stackalloc byte[Sha256.Length];
            key.Compute(new ArraySegment<byte>(text, 0, end), hash);
            return ToBase64(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    private static void Append(string part, byte[] text, ref int end) =>
        end += Encoding.ASCII.GetBytes(part, 0, part.Length, text, end);

    private static string ToBase64(ReadOnlySpan<byte> hash) =>
#if NETSTANDARD2_0
        Convert.ToBase64String(hash.ToArray());
#else
        Convert.ToBase64String(hash);
#endif
}
