using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AcsDtmf.Engine.Authentication;

/// <summary>HMAC-SHA256 with one key. To set a hash up takes several times as long as to use it, so those that were set up are kept for the next request.</summary>
/// <param name="key">The key.</param>
internal sealed class KeyedHash(Secret key) : IDisposable
{
    private readonly ConcurrentBag<IncrementalHash> _idle = [];
    private volatile bool _disposed;

    /// <summary>Hashes bytes. Safe to use from several threads.</summary>
    /// <exception cref="CallingException">The key has been wiped.</exception>
    internal void Compute(ArraySegment<byte> text, Span<byte> hash)
    {
        if (!_idle.TryTake(out IncrementalHash? hmac))
        {
            hmac = key.Use(HashAlgorithmName.SHA256, static (bytes, algorithm) => IncrementalHash.CreateHMAC(algorithm, bytes));
        }

        hmac.AppendData(text.Array!, text.Offset, text.Count);
#if NETSTANDARD2_0
        hmac.GetHashAndReset().CopyTo(hash);
#else
        hmac.GetHashAndReset(hash);
#endif
        _idle.Add(hmac);
        if (_disposed)
        {
            // Disposed meanwhile: this one came too late to be wiped with the others.
            WipeIdle();
        }
    }

    /// <summary>Wipes every copy of the key that hashes hold; the key itself is its owner's to wipe, before this.</summary>
    public void Dispose()
    {
        _disposed = true;
        WipeIdle();
    }

    private void WipeIdle()
    {
        while (_idle.TryTake(out IncrementalHash? hmac))
        {
            hmac.Dispose();
        }
    }
}
