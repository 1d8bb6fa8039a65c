using System;

namespace AcsDtmf;

/// <summary>
/// The bytes of a secret. Only the engine reads them. They never appear in a property or a text. They are overwritten on disposal, or by the
/// finalizer if nobody disposes the secret, for example when the session that holds it was replaced.
/// </summary>
public sealed class Secret : IDisposable
{
    private readonly object _gate = new();
    private byte[]? _bytes;

    /// <summary>Initializes a new instance of the <see cref="Secret"/> class, which takes ownership of the bytes.</summary>
    /// <param name="bytes">The bytes; overwritten on <see cref="Dispose"/>.</param>
    public Secret(byte[] bytes) => _bytes = bytes;

    /// <summary>Finalizes an instance of the <see cref="Secret"/> class.</summary>
    ~Secret() => Dispose();

    /// <summary>Passes the bytes to a function. The bytes cannot be wiped during the call.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="state">The state to pass to the function.</param>
    /// <param name="use">The function; it must not keep the array.</param>
    /// <returns>The function's result.</returns>
    /// <exception cref="CallingException">The secret has been wiped.</exception>
    internal TResult Use<TState, TResult>(TState state, Func<byte[], TState, TResult> use) =>
        TryUse(state, use, out TResult result) ? result : throw ClosedSession.Error();

    /// <summary>Passes the bytes to a function, unless they have been wiped. The bytes cannot be wiped during the call.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="state">The state to pass to the function.</param>
    /// <param name="use">The function; it must not keep the array.</param>
    /// <param name="result">The function's result; the default value if the secret has been wiped.</param>
    /// <returns>Whether the function was called.</returns>
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

        GC.SuppressFinalize(this);
    }

    /// <summary>Returns a placeholder that does not reveal the secret.</summary>
    /// <returns>Three asterisks.</returns>
    public override string ToString() => "***";
}
