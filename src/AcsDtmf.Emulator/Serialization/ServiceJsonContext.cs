using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Events;
using AcsDtmf.Emulator.Http;
using AcsDtmf.Emulator.ManagedIdentity;
using AcsDtmf.Emulator.Operations;

namespace AcsDtmf.Emulator.Serialization;

/// <summary>Generated (de)serialization of everything that crosses the service's wire.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ContinuousDtmfRecognitionRequest))]
[JsonSerializable(typeof(SendDtmfTonesRequest))]
[JsonSerializable(typeof(SendDtmfTonesResult))]
[JsonSerializable(typeof(CallConnectionProperties))]
[JsonSerializable(typeof(CallParticipantModel))]
[JsonSerializable(typeof(CallParticipantPage))]
[JsonSerializable(typeof(CommunicationErrorResponse))]
[JsonSerializable(typeof(CloudEvent[]))]
[JsonSerializable(typeof(OpenIdConfiguration))]
[JsonSerializable(typeof(SigningKeySet))]
[JsonSerializable(typeof(AppServiceTokenResponse))]
[JsonSerializable(typeof(InstanceMetadataTokenResponse))]
[JsonSerializable(typeof(ManagedIdentityError))]
internal sealed partial class ServiceJsonContext : JsonSerializerContext;
