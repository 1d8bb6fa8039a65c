using System;
using System.Text.Json.Serialization;
using AcsDtmf.Emulator.Serialization;

namespace AcsDtmf.Emulator.Calls;

/// <summary>Specifies how a participant responds to the invitation to a created call, an answered call or an existing call.</summary>
public sealed record InvitationRule
{
    /// <summary>Gets the raw id of the participant, or null for every participant without a rule.</summary>
    public string? RawId { get; init; }

    /// <summary>Gets the response. The default is <see cref="InvitationResponse.Accept"/>.</summary>
    public InvitationResponse Response { get; init; }

    /// <summary>Gets the time until the response. The default is 100 milliseconds.</summary>
    [AllowedRange(0, MillisecondsConverter.MaximumDelay)]
    [JsonPropertyName("ringMs")]
    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan RingTime { get; init; } = TimeSpan.FromMilliseconds(100);
}
