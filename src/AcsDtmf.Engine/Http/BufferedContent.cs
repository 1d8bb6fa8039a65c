using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>An answer's body in memory: as much of it as came.</summary>
internal sealed class BufferedContent : ByteArrayContent
{
    // The largest real answer is a page of participants; a megabyte holds thousands of them.
    private const int MaximumLength = 1024 * 1024;

    private BufferedContent(byte[] body, int length, bool isComplete)
        : base(body, 0, length)
    {
        Body = new ArraySegment<byte>(body, 0, length);
        IsComplete = isComplete;
    }

    internal ArraySegment<byte> Body { get; }

    /// <summary>Gets a value indicating whether the whole body came.</summary>
    internal bool IsComplete { get; }

    /// <summary>Replaces the answer's body by what of it could be read.</summary>
    internal static async Task BufferAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        HttpContent? content = answer.Content;
        if (content is null || content.Headers.ContentLength == 0)
        {
            return;
        }

        var body = new MemoryStream();
        bool isComplete = true;
        try
        {
#if NETSTANDARD2_0
            // The stream of .NET Framework ignores the token while it reads; closing the answer does not.
            using CancellationTokenRegistration closing = cancellationToken.Register(answer.Dispose);
            using Stream source = await content.ReadAsStreamAsync().ConfigureAwait(false);
#else
            using Stream source = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
            var chunk = new byte[4096];
            int count;
            while ((count = await source.ReadAsync(chunk, 0, chunk.Length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Write(chunk, 0, Math.Min(count, MaximumLength - (int)body.Length));
                if (body.Length == MaximumLength)
                {
                    isComplete = false;
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // The status came whole and tells what happened; the rest is only its explanation.
            isComplete = false;
        }

        var buffered = new BufferedContent(body.GetBuffer(), (int)body.Length, isComplete);
        buffered.Headers.ContentType = content.Headers.ContentType;
        answer.Content = buffered;
        content.Dispose();
    }
}
