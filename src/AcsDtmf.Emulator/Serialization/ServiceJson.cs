using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>The JSON of everything that the service sends and receives.</summary>
/// <remarks>
/// The types are found by reflection. A source-generated context would have to name every type of every layer, which would
/// make this layer depend on all others.
/// </remarks>
internal static class ServiceJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,

        // The service does not escape the plus sign of a phone number, and the default encoder does.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
