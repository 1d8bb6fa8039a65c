using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.ManagedIdentity;

/// <summary>The shape in which both managed identity endpoints report an error here.</summary>
internal sealed record ManagedIdentityError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);
