using System;
using System.Security.Cryptography;

namespace AcsDtmf.Engine.Wire;

/// <summary>Computes SHA-256 hashes, without allocations where .NET supports it.</summary>
internal static class Sha256
{
    internal const int Length = 32;

    internal static void Hash(ReadOnlySpan<byte> content, Span<byte> hash)
    {
#if NETSTANDARD2_0
        using var sha256 = SHA256.Create();
        sha256.ComputeHash(content.ToArray()).CopyTo(hash);
#else
        SHA256.HashData(content, hash);
#endif
    }
}
