using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Computes HMAC-SHA256 hashes with one key. Creating an HMAC costs more than using it, so instances are pooled.</summary>
/// <param name="key">The key.</param>
internal sealed class KeyedHash(Secret key) : IDisposable
{
    private readonly ConcurrentBag<IncrementalHash> _idle = [];
    private volatile bool _disposed;

    /// <summary>Hashes bytes. Thread-safe.</summary>
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
            // The pool was disposed in the meantime, so it no longer wipes this instance.
            WipeIdle();
        }
    }

    /// <summary>Wipes the copies of the key in all instances. The owner wipes the key itself first.</summary>
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
