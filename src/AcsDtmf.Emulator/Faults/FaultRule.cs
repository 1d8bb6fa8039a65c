using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Routing;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Faults;

/// <summary>A fault and the requests that it affects.</summary>
public sealed record FaultRule
{
    /// <summary>Gets the name of the operation that the fault affects, or null for every operation.</summary>
    [OperationName]
    public string? Operation { get; init; }

    /// <summary>Gets the id of the call that the fault affects, or null for every call.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the kind of fault.</summary>
    public FaultKind Kind { get; init; }

    /// <summary>
    /// Gets the status of the faulty response. Without a status, <see cref="FaultKind.Truncate"/> and
    /// <see cref="FaultKind.WrongContentType"/> execute the operation and change its response. With a status, they change an
    /// error response, and the operation is not executed.
    /// </summary>
    [AllowedRange(200, 999)]
    public int? Status { get; init; }

    /// <summary>Gets the body of the faulty response. The default is an error in the service's format.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the content type of the faulty response.</summary>
    [HeaderValue]
    public string? ContentType { get; init; }

    /// <summary>Gets the raw value of the Retry-After header.</summary>
    [HeaderValue]
    public string? RetryAfter { get; init; }

    /// <summary>Gets the delay before the fault takes effect. It applies to every kind of fault. The default is zero.</summary>
    [AllowedRange(0, MillisecondsConverter.MaximumDelay)]
    [JsonPropertyName("latencyMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Latency { get; init; }

    /// <summary>Gets the number of requests that the fault affects, or null for no limit.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int? Count { get; init; }

    /// <summary>Gets the probability, from 0 to 1, that a matching request is affected. The default is 1.</summary>
    [AllowedRange(0, 1)]
    public double Probability { get; init; } = 1;

    /// <summary>Gets the seed of the random number generator, which makes a run repeatable.</summary>
    public int Seed { get; init; }

    /// <summary>Gets whether the fault changes the link to the next page, so that it affects only lists.</summary>
    internal bool ChangesNextLink => Kind is FaultKind.RelativeNextLink or FaultKind.EndlessPaging;
}

/// <summary>The kinds of faults.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>An error response. The operation is not executed.</summary>
    Status,

    /// <summary>A delayed response. The operation is executed.</summary>
    Latency,

    /// <summary>No response until the client disconnects. The operation is not executed.</summary>
    Stall,

    /// <summary>A closed connection. The operation is not executed.</summary>
    ResetBefore,

    /// <summary>A closed connection after the operation. The operation is executed.</summary>
    ResetAfter,

    /// <summary>Half of the response body. The operation is executed.</summary>
    Truncate,

    /// <summary>A response with a different content type. The operation is executed.</summary>
    WrongContentType,

    /// <summary>An HTML page such as a gateway returns. The operation is not executed.</summary>
    Html,

    /// <summary>A status without a body. The operation is not executed.</summary>
    EmptyBody,

    /// <summary>An HTML page with status 200, such as the sign-in page of a proxy. The operation is not executed.</summary>
    ProxyPage,

    /// <summary>A list whose link to the next page has no scheme and host. Only lists are affected. The operation is executed.</summary>
    RelativeNextLink,

    /// <summary>A list that repeats its first page and always links to another page. Only lists are affected. The operation is executed.</summary>
    EndlessPaging,
}
