using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Reads the body of a request against its schema.</summary>
internal static class RequestBody
{
    /// <exception cref="RefusalException">The body is no JSON, or not of this schema.</exception>
    public static T Read<T>(ServiceRequest request, JsonTypeInfo<T> schema)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(request.Body.Span, schema)
                ?? throw RefusalException.InvalidRequest("the body is required.");
        }
        catch (JsonException exception)
        {
            string place = string.IsNullOrEmpty(exception.Path) ? "$" : exception.Path;
            throw RefusalException.InvalidRequest($"the body does not match the schema at {place}.");
        }
    }
}
