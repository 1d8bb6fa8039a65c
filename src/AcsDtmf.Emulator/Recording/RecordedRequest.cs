using System;
using System.Collections.Generic;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Recording;

/// <summary>A received request and its result.</summary>
public sealed record RecordedRequest
{
    /// <summary>Gets the time when the request arrived, according to the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public required string Verb { get; init; }

    /// <summary>Gets the path and query as received.</summary>
    public required string RawTarget { get; init; }

    /// <summary>Gets the headers, including the credential.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body as text.</summary>
    public required string Body { get; init; }

    /// <summary>Gets the name of the operation, or <c>unknown</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the id of the call in the path.</summary>
    public string? CallConnectionId { get; init; }

    /// <summary>Gets the raw id of the target participant, or null if no operation read it.</summary>
    public string? TargetRawId { get; init; }

    /// <summary>Gets the x-ms-client-request-id header.</summary>
    public string? ClientRequestId { get; init; }

    /// <summary>Gets the status of the response, or null if no response was sent.</summary>
    public int? Status { get; init; }

    /// <summary>Gets how much of the response the client received.</summary>
    public required RequestOutcome Outcome { get; init; }

    /// <summary>Gets whether the request took effect on a call.</summary>
    public required bool Acted { get; init; }
}
