using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>One row: the request to send tones to a participant.</summary>
public sealed class DtmfToneRequest : CallRequest
{
    /// <summary>Gets the participant who is to hear the tones.</summary>
    public CommunicationIdentifier? TargetParticipant { get; init; }

    /// <summary>Gets the tones, in the service's words; at most <see cref="DtmfTone.MaximumCount"/>.</summary>
    public IReadOnlyList<string> Tones { get; init; } = Array.Empty<string>();

    /// <summary>Gets the text that the service repeats in the events of this operation; null for none.</summary>
    public string? OperationContext { get; init; }

    /// <summary>Gets where the events of this operation go instead of the call's own callback: an absolute https URI; null for the call's own.</summary>
    public string? OperationCallbackUri { get; init; }

    /// <summary>Returns the participant and the call, as an error record shows its target.</summary>
    /// <returns>One line of text.</returns>
    public override string ToString() => $"{TargetParticipant?.RawId ?? "(no participant)"} in call {CallConnectionId ?? "(none)"}";

    private protected override CallingException? Check() =>
        RowRules.CheckCallConnectionId(CallConnectionId)
        ?? RowRules.CheckTargetParticipant(TargetParticipant)
        ?? RowRules.CheckTones(Tones)
        ?? RowRules.CheckOperationContext(OperationContext)
        ?? RowRules.CheckCallbackUri(OperationCallbackUri);
}
