using System;

namespace AcsDtmf;

/// <summary>
/// Bytes that must not show. They are read only by the engine, appear in no property and no text, and are overwritten when disposed.
/// </summary>
public sealed class Secret : IDisposable
{
    private readonly object _gate = new();
    private byte[]? _bytes;

    /// <summary>Initializes a new instance of the <see cref="Secret"/> class, which becomes the owner of the bytes.</summary>
    /// <param name="bytes">The bytes; overwritten on <see cref="Dispose"/>.</param>
    public Secret(byte[] bytes) => _bytes = bytes;

    /// <summary>Uses the bytes while they cannot be wiped.</summary>
    /// <typeparam name="TState">What the use needs.</typeparam>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="state">What the use needs.</param>
    /// <param name="use">The use; it must not keep the array.</param>
    /// <returns>What the use gives.</returns>
    /// <exception cref="CallingException">The secret has been wiped.</exception>
    internal TResult Use<TState, TResult>(TState state, Func<byte[], TState, TResult> use) =>
        TryUse(state, use, out TResult result) ? result : throw ClosedSession.Error();

    /// <summary>Uses the bytes while they cannot be wiped, unless they already are.</summary>
    /// <typeparam name="TState">What the use needs.</typeparam>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="state">What the use needs.</param>
    /// <param name="use">The use; it must not keep the array.</param>
    /// <param name="result">What the use gives; nothing when the secret has been wiped.</param>
    /// <returns>Whether the bytes were still there.</returns>
    internal bool TryUse<TState, TResult>(TState state, Func<byte[], TState, TResult> use, out TResult result)
    {
        lock (_gate)
        {
            result = _bytes is null ? default! : use(_bytes, state);
            return _bytes is not null;
        }
    }

    /// <summary>Overwrites the bytes.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_bytes is { } bytes)
            {
                Array.Clear(bytes, 0, bytes.Length);
                _bytes = null;
            }
        }
    }

    /// <summary>Returns a text that tells nothing.</summary>
    /// <returns>Three asterisks.</returns>
    public override string ToString() => "***";
}
