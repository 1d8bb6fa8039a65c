using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>The JSON format of requests, responses and events.</summary>
/// <remarks>
/// Serialization uses reflection. A source-generated context must name every type of every layer, so this layer would depend
/// on all others.
/// </remarks>
internal static class ServiceJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,

        // The default encoder escapes the plus sign of a phone number, but the service does not.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
