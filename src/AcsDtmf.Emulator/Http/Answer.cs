using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Http;

/// <summary>What the service says to one request, before any fault decides how much of it arrives.</summary>
internal sealed record Answer(int Status)
{
    public const string JsonContentType = "application/json; charset=utf-8";
    public const string TextContentType = "text/plain; charset=utf-8";

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? CorrelationId { get; init; }

    public string? RetryAfter { get; init; }

    public string? RepeatabilityResult { get; init; }

    /// <summary>Whether answering changed the state of a call.</summary>
    public bool Acted { get; init; }

    public static Answer Json<T>(int status, T value, JsonTypeInfo<T> type) => new(status)
    {
        ContentType = JsonContentType,
        Body = JsonSerializer.SerializeToUtf8Bytes(value, type),
    };

    public static Answer Text(int status, string text) => new(status)
    {
        ContentType = TextContentType,
        Body = Encoding.UTF8.GetBytes(text),
    };

    public static Answer Error(int status, string code, string message)
    {
        var response = new CommunicationErrorResponse(new CommunicationError(code, message));
        return Json(status, response, ServiceJson.Context.CommunicationErrorResponse);
    }

    /// <summary>The front end's words for a path or an api-version it does not serve.</summary>
    public static Answer NoSuchResource(ServiceRequest request)
    {
        return Text(404, $"No HTTP resource was found that matches the request URI 'http://{request.Host}{request.RawTarget}'.");
    }
}
