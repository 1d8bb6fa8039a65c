using System.Text.Encodings.Web;
using System.Text.Json;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>The one configured instance of <see cref="ServiceJsonContext"/>.</summary>
internal static class ServiceJson
{
    /// <summary>The service writes the plus sign of a phone number as it is, which the default encoder would escape.</summary>
    public static ServiceJsonContext Context { get; } = new(new JsonSerializerOptions(ServiceJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
