using System;
using System.IO;
using System.Net;
using System.Text;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Events;

/// <summary>The body of a callback, in memory. Both its length and the memory of all bodies together are limited.</summary>
/// <param name="budget">The memory of all bodies together.</param>
internal sealed class CallbackBody(MemoryBudget budget) : IDisposable
{
    /// <summary>The maximum length, which is that of an Event Grid delivery. The service's own callbacks are far shorter.</summary>
    internal const int MaximumLength = 1024 * 1024;

    /// <summary>The length up to which a body that is too long is read, so that its sender receives the response instead of a connection error.</summary>
    internal const int MaximumDrain = 16 * MaximumLength;

    internal static readonly CallbackRefusal TooLong = new(HttpStatusCode.RequestEntityTooLarge, "it was too long");

    private static readonly CallbackRefusal NoMemory = new(HttpStatusCode.ServiceUnavailable, "too many others were being read");

    private readonly MemoryStream _content = new();
    private readonly object _gate = new();
    private int _length;
    private bool _isDisposed;

    /// <summary>Gets why the body was not kept; null if it was kept.</summary>
    internal CallbackRefusal? Refusal { get; private set; }

    /// <summary>Reads a body to its end.</summary>
    internal Task ReadAsync(Stream source) => ReadAsync(source, MaximumDrain, Keep);

    /// <summary>Reads a body up to a length, and discards it.</summary>
    internal static Task DiscardAsync(Stream source, int most) => ReadAsync(source, most, static (_, _) => { });

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(_content.GetBuffer(), 0, (int)_content.Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                budget.Return((int)_content.Length);
                _content.Dispose();
            }
        }
    }

    private static async Task ReadAsync(Stream source, int most, Action<byte[], int> take)
    {
        var chunk = new byte[8192];
        int length = 0;
        int count;
        while (length <= most && (count = await source.ReadAsync(chunk, 0, chunk.Length).ConfigureAwait(false)) > 0)
        {
            length += count;
            take(chunk, count);
        }
    }

    private void Keep(byte[] chunk, int count)
    {
        lock (_gate)
        {
            // A sender can continue to send after its request has timed out. These bytes are discarded.
            if (_isDisposed)
            {
                return;
            }

            _length += count;
            Refusal ??= _length > MaximumLength ? TooLong
                : !budget.TryTake(count) ? NoMemory
                : null;
            if (Refusal is null)
            {
                _content.Write(chunk, 0, count);
            }
        }
    }
}
