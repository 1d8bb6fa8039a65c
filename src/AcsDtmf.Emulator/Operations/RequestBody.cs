using System;
using System.Text.Json;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Reads and validates the body of a request.</summary>
internal static class RequestBody
{
    /// <exception cref="RequestRejectedException">The body is not JSON, or it does not match the schema.</exception>
    public static T Read<T>(ServiceRequest request)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(request.Body.Span, ServiceJson.Options)
                ?? throw RequestRejectedException.InvalidRequest("the body is required.");
        }
        catch (JsonException exception)
        {
            string path = string.IsNullOrEmpty(exception.Path) ? "$" : exception.Path;
            throw RequestRejectedException.InvalidRequest($"the body does not match the schema at {path}.");
        }
    }

    /// <exception cref="RequestRejectedException">The value is outside the range.</exception>
    public static void CheckRange(int? value, int minimum, int maximum, string field)
    {
        if (value < minimum || value > maximum)
        {
            throw RequestRejectedException.InvalidRequest($"{field} must be from {minimum} to {maximum}.");
        }
    }

    /// <exception cref="RequestRejectedException">The text is not an absolute https URI or an http URI on loopback.</exception>
    public static Uri? ParseCallbackUri(string? text, string field)
    {
        if (text is null)
        {
            return null;
        }

        return HttpUri.TryParse(text, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? address
            : throw RequestRejectedException.InvalidRequest($"{field} must be an absolute https URI.");
    }
}
