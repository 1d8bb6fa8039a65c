using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Specifies how a participant responds to an invitation.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<InvitationResponse>))]
public enum InvitationResponse
{
    /// <summary>The participant accepts.</summary>
    Accept,

    /// <summary>The participant declines.</summary>
    Decline,

    /// <summary>The participant does not answer, so the invitation times out.</summary>
    Ignore,
}
