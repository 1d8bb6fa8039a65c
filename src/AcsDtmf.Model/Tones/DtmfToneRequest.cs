using System;
using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>A row that sends tones to a participant.</summary>
public sealed class DtmfToneRequest : ParticipantRequest
{
    /// <summary>Gets the tones, as the service names them; at most <see cref="DtmfTone.MaximumCount"/>.</summary>
    public IReadOnlyList<string> Tones { get; init; } = Array.Empty<string>();

    private protected override CallingException? CheckOperation() => RowRules.CheckTones(Tones);
}
