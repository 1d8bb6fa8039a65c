using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>The body of a response in memory: the part that was received, up to a limit.</summary>
internal sealed class BufferedContent : ByteArrayContent
{
    // The largest real answer is a page of participants; a megabyte holds thousands of them.
    private const int LongestPage = 1024 * 1024;

    // Any other body is an error, of which only a few lines are shown, or adds nothing to the status.
    private const int LongestText = 16 * 1024;

    // Limits how many bodies exceed the length of a text at one time, because endless pages for a thousand rows must not exhaust memory.
    private static readonly SemaphoreSlim LongBodies = new(16);

    private BufferedContent(byte[] body, bool isComplete)
        : base(body)
    {
        Body = new ArraySegment<byte>(body);
        IsComplete = isComplete;
    }

    internal ArraySegment<byte> Body { get; }

    /// <summary>Gets a value indicating whether the whole body was received.</summary>
    internal bool IsComplete { get; }

    /// <summary>Gets a value indicating whether the whole body was received and is empty or JSON.</summary>
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

    /// <summary>Reads the body of a response, and replaces it with the part that could be read.</summary>
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
            // .NET Framework's stream ignores the token during a read, so disposing the response has to end the read.
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
            // The status is complete and decides the result. The body only explains it.
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            if (isLong)
            {
                LongBodies.Release();
            }
        }

        // A truncated page cannot be parsed, so only the part that messages show is kept.
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

    /// <summary>Returns a buffer to the pool, cleared, because a response can contain a token.</summary>
    private static void Return(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
}
