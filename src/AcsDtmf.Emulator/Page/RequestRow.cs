using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Page;

/// <summary>A completed request as the page shows it, without its secrets.</summary>
internal sealed record RequestRow
{
    private const int MaximumBodyLength = 4096;

    /// <summary>Gets a number that identifies the row in its page.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset Time { get; init; }

    [JsonPropertyName("latencyMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public required TimeSpan Latency { get; init; }

    public required string Verb { get; init; }

    public required string Target { get; init; }

    public required string Operation { get; init; }

    public required int? Status { get; init; }

    public required RequestOutcome Outcome { get; init; }

    public required bool Failed { get; init; }

    public required bool Acted { get; init; }

    public required string? CallConnectionId { get; init; }

    public required string? Participant { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    /// <summary>Gets the body of the response, or null if it contains a token or there is no response.</summary>
    public required string? Response { get; init; }

    public static RequestRow Of(
        long number, bool failed, DateTimeOffset receivedAt, TimeSpan latency, ServiceRequest request, RequestResult result) => new()
    {
        Number = number,
        Time = receivedAt,
        Latency = latency,
        Verb = request.Verb,
        Target = MaskedTarget.Of(request.RawTarget),
        Operation = request.Route.OperationName,
        Status = result.Status,
        Outcome = result.Outcome,
        Failed = failed,
        Acted = result.Response?.Acted ?? false,
        CallConnectionId = request.Route.CallConnectionId,
        Participant = request.TargetRawId,
        Headers = SecretHeaders.Mask(request.Headers),
        Body = Decode(request.Body),

        // The other operations are the managed identity endpoints, which return tokens.
        Response = request.Route.IsCallAutomation && result.Response is { } response ? Decode(response.Body) : null,
    };

    private static string Decode(ReadOnlyMemory<byte> body)
    {
        return body.Length <= MaximumBodyLength
            ? Encoding.UTF8.GetString(body.Span)
            : Encoding.UTF8.GetString(body.Span[..MaximumBodyLength]) + "…";
    }
}
