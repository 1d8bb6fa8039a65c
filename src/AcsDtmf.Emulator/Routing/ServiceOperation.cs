using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Routing;

/// <summary>The operations the emulator knows.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ServiceOperation>))]
public enum ServiceOperation
{
    /// <summary>A path or verb that is no operation.</summary>
    Unknown,

    /// <summary>Starts continuous DTMF recognition for one participant.</summary>
    StartContinuousDtmfRecognition,

    /// <summary>Stops continuous DTMF recognition for one participant.</summary>
    StopContinuousDtmfRecognition,

    /// <summary>Sends tones to one participant.</summary>
    SendDtmfTones,

    /// <summary>Reads a call's properties.</summary>
    GetCall,

    /// <summary>Lists a call's participants, page by page.</summary>
    ListParticipants,

    /// <summary>Reads one participant of a call.</summary>
    GetParticipant,

    /// <summary>Hands out a managed identity token as App Service and Automation do.</summary>
    AppServiceToken,

    /// <summary>Hands out a managed identity token as the Azure Instance Metadata Service does.</summary>
    InstanceMetadataToken,
}
