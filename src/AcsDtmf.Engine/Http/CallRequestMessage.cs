using System;
using System.Net.Http;

namespace AcsDtmf.Engine.Http;

/// <summary>A request with what its handlers need to know: its row's identity, its body's bytes, the window it is sent through.</summary>
internal sealed class CallRequestMessage : HttpRequestMessage
{
    internal CallRequestMessage(HttpMethod method, Uri uri, byte[]? body, IRequestContext context)
        : base(method, uri)
    {
        Context = context;
        Body = body is null ? null : new JsonBody(body);
        Content = Body;
    }

    /// <summary>Gets what the request is part of.</summary>
    internal IRequestContext Context { get; }

    /// <summary>Gets the body; null for a request without one.</summary>
    internal JsonBody? Body { get; }

    /// <summary>Gets the id of the row in the service's logs; the same on every attempt.</summary>
    internal string ClientRequestId { get; } = NewRequestId();

    /// <summary>Gets or sets how often the request was sent.</summary>
    internal int Attempts { get; set; }

    /// <summary>Gets or sets the result of the last attempt.</summary>
    internal AttemptResult Result { get; set; }

    /// <summary>Gets or sets what the authenticator has to know of how it authenticated the last attempt; its own business.</summary>
    internal object? Proof { get; set; }

    /// <summary>Gets or sets a value indicating whether the credential was renewed for this request. Once must do.</summary>
    internal bool IsRenewed { get; set; }

    /// <summary>Gets or sets what is known of why the service refused the credential.</summary>
    internal RefusalReason? RefusalReason { get; set; }

    /// <summary>Returns the verb and the address. The framework's own text would list all headers, and its traces use it.</summary>
    public override string ToString() => $"{Method} {RequestUri}";

    internal void AddStandardHeaders(string userAgent)
    {
        Headers.TryAddWithoutValidation("Accept", "application/json");
        Headers.TryAddWithoutValidation("User-Agent", userAgent);
        Headers.TryAddWithoutValidation("x-ms-client-request-id", ClientRequestId);
        Headers.TryAddWithoutValidation("x-ms-return-client-request-id", "true");
    }

    private static string NewRequestId()
    {
#if NETSTANDARD2_0
        return Guid.NewGuid().ToString();
#else
        // An id has to differ from others and nothing more, so it is not worth asking the system for randomness in every row.
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        return new Guid(bytes).ToString();
#endif
    }
}
