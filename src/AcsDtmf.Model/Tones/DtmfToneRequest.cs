using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>One row: the request to send tones to a participant.</summary>
public sealed class DtmfToneRequest : ParticipantRequest
{
    /// <summary>Gets the tones, in the service's words; at most <see cref="DtmfTone.MaximumCount"/>.</summary>
    public IReadOnlyList<string> Tones { get; init; } = Array.Empty<string>();

    private protected override CallingException? CheckOperation() => RowRules.CheckTones(Tones);
}
