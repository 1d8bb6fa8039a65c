using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>An answer's body in memory: as much of it as came, up to a limit.</summary>
internal sealed class BufferedContent : ByteArrayContent
{
    // The largest real answer is a page of participants; a megabyte holds thousands of them.
    private const int LongestPage = 1024 * 1024;

    // Any other body is an error, of which a few lines are shown, or stands beside a status that says everything.
    private const int LongestText = 16 * 1024;

    // So many bodies may be longer than a text at once. A thousand rows may be under way, and a thousand endless pages must not fill the memory.
    private static readonly SemaphoreSlim LongBodies = new(16);

    private BufferedContent(byte[] body, bool isComplete)
        : base(body)
    {
        Body = new ArraySegment<byte>(body);
        IsComplete = isComplete;
    }

    internal ArraySegment<byte> Body { get; }

    /// <summary>Gets a value indicating whether the whole body came.</summary>
    internal bool IsComplete { get; }

    /// <summary>Gets a value indicating whether the whole body came, and is empty or JSON.</summary>
    internal bool IsEmptyOrJson
    {
        get
        {
            if (!IsComplete || Body.Count == 0)
            {
                return IsComplete;
            }

            var reader = new Utf8JsonReader(Body);
            try
            {
                while (reader.Read())
                {
                }

                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    /// <summary>Replaces the answer's body by what of it could be read.</summary>
    internal static async Task BufferAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        HttpContent? content = answer.Content;
        if (content is null || content.Headers.ContentLength == 0)
        {
            return;
        }

        bool isPage = answer.IsSuccessStatusCode && answer.RequestMessage?.Method == HttpMethod.Get;
        (byte[] body, bool isComplete) = await ReadAsync(answer, content, isPage ? LongestPage : LongestText, cancellationToken).ConfigureAwait(false);
        var buffered = new BufferedContent(body, isComplete);
        buffered.Headers.ContentType = content.Headers.ContentType;
        answer.Content = buffered;
        content.Dispose();
    }

    private static async Task<(byte[] Body, bool IsComplete)> ReadAsync(HttpResponseMessage answer, HttpContent content, int limit, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        int length = 0;
        bool isComplete = false;
        bool isLong = false;
        try
        {
#if NETSTANDARD2_0
            // The stream of .NET Framework ignores the token while it reads; closing the answer does not.
            using CancellationTokenRegistration closing = cancellationToken.Register(answer.Dispose);
            using Stream source = await content.ReadAsStreamAsync().ConfigureAwait(false);
#else
            using Stream source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
            while (length < limit)
            {
                if (length == buffer.Length)
                {
                    if (!isLong && length >= LongestText)
                    {
                        await LongBodies.WaitAsync(cancellationToken).ConfigureAwait(false);
                        isLong = true;
                    }

                    buffer = Grow(buffer);
                }

                int count = await source.ReadAsync(buffer, length, Math.Min(buffer.Length, limit) - length, cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    isComplete = true;
                    break;
                }

                length += count;
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or ObjectDisposedException)
        {
            // The status came whole and tells what happened; the rest is only its explanation.
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            if (isLong)
            {
                LongBodies.Release();
            }
        }

        // Nothing can be read from a part of a page, so no more of it is kept than is shown.
        byte[] body = buffer.AsSpan(0, isComplete ? length : Math.Min(length, LongestText)).ToArray();
        Return(buffer);
        return (body, isComplete);
    }

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        Return(buffer);
        return larger;
    }

    /// <summary>An answer can be a token.</summary>
    private static void Return(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
}
