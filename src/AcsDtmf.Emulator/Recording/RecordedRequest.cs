using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Routing;

namespace AcsDtmf.Emulator.Recording;

/// <summary>One request as it came, and what became of it.</summary>
public sealed record RecordedRequest
{
    /// <summary>When it was read, by the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The verb.</summary>
    public required string Verb { get; init; }

    /// <summary>Path and query as they came over the wire.</summary>
    public required string RawTarget { get; init; }

    /// <summary>The headers, the credential among them.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text.</summary>
    public required string Body { get; init; }

    /// <summary>The operation it asked for.</summary>
    public required ServiceOperation Operation { get; init; }

    /// <summary>The call it named.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>The participant it named, if it got so far that the body was read.</summary>
    public string? TargetRawId { get; init; }

    /// <summary>The x-ms-client-request-id header.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>The status that was sent, if one was.</summary>
    public int? Status { get; init; }

    /// <summary>What the client got.</summary>
    public required RequestOutcome Outcome { get; init; }

    /// <summary>Whether the request changed the state of a call.</summary>
    public required bool Acted { get; init; }
}
