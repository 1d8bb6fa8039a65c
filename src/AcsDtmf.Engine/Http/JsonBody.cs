using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

namespace AcsDtmf.Engine.Http;

/// <summary>A JSON body whose bytes are fixed, because they are signed, and sent again on a retry.</summary>
internal sealed class JsonBody : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly byte[] _bytes;

    /// <summary>Initializes a new instance of the <see cref="JsonBody"/> class.</summary>
    /// <param name="bytes">The bytes. They must not change while the request is in use.</param>
    internal JsonBody(byte[] bytes)
    {
        _bytes = bytes;
        Headers.ContentType = Json;
    }

    internal ReadOnlySpan<byte> Bytes => _bytes;

    internal ArraySegment<byte> Segment => new(_bytes);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(_bytes, 0, _bytes.Length);

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
