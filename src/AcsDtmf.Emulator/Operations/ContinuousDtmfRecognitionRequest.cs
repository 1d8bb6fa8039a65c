using System.Text.Json.Serialization;

namespace AcsDtmf.Emulator.Operations;

/// <summary>The body of a start or stop request. The schema allows no other member.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ContinuousDtmfRecognitionRequest : TargetRequest;
