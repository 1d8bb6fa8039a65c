using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Routing;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Faults;

/// <summary>A fault, and the requests it befalls.</summary>
public sealed record FaultRule
{
    /// <summary>The operation it befalls; any, when null.</summary>
    public ServiceOperation? Operation { get; init; }

    /// <summary>The call it befalls; any, when null.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; init; }

    /// <summary>
    /// The status of the faulty answer. <see cref="FaultKind.Truncate"/> and <see cref="FaultKind.WrongContentType"/>
    /// carry the operation out and spoil its answer, unless a status is given: then they spoil that one.
    /// </summary>
    public int? Status { get; init; }

    /// <summary>The body of the faulty answer; by default an error in the service's shape.</summary>
    public string? Body { get; init; }

    /// <summary>The content type of the faulty answer.</summary>
    public string? ContentType { get; init; }

    /// <summary>The Retry-After header, as raw text.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>How long the request is held first, whatever the kind.</summary>
    [JsonPropertyName("latencyMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Latency { get; init; }

    /// <summary>How many requests it befalls; without end, when null.</summary>
    public int? Count { get; init; }

    /// <summary>The chance, from 0 to 1, that a matching request is befallen.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Makes the chances the same in every run.</summary>
    public int Seed { get; init; }
}
