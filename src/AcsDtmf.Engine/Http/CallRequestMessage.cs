using System;
using System.Net.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Http;

/// <summary>A request, with the state that its handlers share.</summary>
internal sealed class CallRequestMessage : HttpRequestMessage
{
    internal CallRequestMessage(RequestPurpose purpose, HttpMethod method, Uri uri, byte[]? body, IRequestContext context)
        : base(method, uri)
    {
        Purpose = purpose;
        Context = context;
        Body = body is null ? null : new JsonBody(body);
        Content = Body;
    }

    /// <summary>Gets the purpose of the request.</summary>
    internal RequestPurpose Purpose { get; }

    /// <summary>Gets the run that the request belongs to.</summary>
    internal IRequestContext Context { get; }

    /// <summary>Gets the body; null if there is none.</summary>
    internal JsonBody? Body { get; }

    /// <summary>Gets the id that identifies the row in the service's logs. All attempts share it.</summary>
    internal string ClientRequestId { get; } = NewRequestId();

    /// <summary>Gets or sets the number of attempts.</summary>
    internal int Attempts { get; set; }

    /// <summary>Gets or sets the result of the last attempt.</summary>
    internal AttemptResult Result { get; set; }

    /// <summary>Gets or sets the authenticator's own state about the last attempt.</summary>
    internal object? Proof { get; set; }

    /// <summary>Gets or sets a value indicating whether the credential was renewed for this request, which is done at most once.</summary>
    internal bool IsRenewed { get; set; }

    /// <summary>Gets or sets the reason why the service refused the credential; null if it is unknown.</summary>
    internal RefusalReason? RefusalReason { get; set; }

    /// <summary>Returns the verb and the address. The base class returns all headers, which include the credential, and .NET writes them to traces.</summary>
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
        // The id only has to be unique, so a cryptographic random number for each row is not worth its cost.
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        return new Guid(bytes).ToString();
#endif
    }
}
