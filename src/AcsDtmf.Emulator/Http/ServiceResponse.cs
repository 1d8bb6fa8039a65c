using System;
using System.Text;
using System.Text.Json;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Http;

/// <summary>The service's response to a request. A fault can limit how much of it the client receives.</summary>
internal sealed record ServiceResponse(int Status)
{
    public const string JsonContentType = "application/json; charset=utf-8";
    public const string TextContentType = "text/plain; charset=utf-8";

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public string? CorrelationId { get; init; }

    public string? RetryAfter { get; init; }

    public string? RepeatabilityResult { get; init; }

    /// <summary>Gets whether the request took effect on a call.</summary>
    public bool Acted { get; init; }

    public static ServiceResponse Json<T>(int status, T value) => new(status)
    {
        ContentType = JsonContentType,
        Body = JsonSerializer.SerializeToUtf8Bytes(value, ServiceJson.Options),
    };

    public static ServiceResponse Text(int status, string text) => new(status)
    {
        ContentType = TextContentType,
        Body = Encoding.UTF8.GetBytes(text),
    };

    public static ServiceResponse Error(int status, string code, string message) =>
        Json(status, new CommunicationErrorResponse(new(code, message)));

    /// <summary>Creates the response for a path or an api-version that the service does not support.</summary>
    public static ServiceResponse NoSuchResource(ServiceRequest request) =>
        Text(404, $"No HTTP resource was found that matches the request URI 'http://{request.Host}{request.RawTarget}'.");

    private sealed record CommunicationErrorResponse(CommunicationError Error);

    /// <summary>The error. The code is a subcode of the service, as text, or a word.</summary>
    private sealed record CommunicationError(string Code, string Message);
}
