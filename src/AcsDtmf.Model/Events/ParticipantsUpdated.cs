using System.Collections.Generic;

namespace AcsDtmf;

/// <summary>A participant joined or left the call, was muted or put on hold, or the reverse.</summary>
public sealed class ParticipantsUpdated : CallEvent
{
    /// <summary>Initializes a new instance of the <see cref="ParticipantsUpdated"/> class.</summary>
    public ParticipantsUpdated()
    {
    }

    internal ParticipantsUpdated(CallEvent common)
        : base(common)
    {
    }

    /// <summary>Gets the participants that are in the call now. They can be piped to Stop- and Start-AcsDtmfRecognition.</summary>
    public IReadOnlyList<CallParticipant> Participants { get; init; } = [];

    /// <summary>Gets the number of the update within the call. A higher number is a later state.</summary>
    public int? SequenceNumber { get; init; }
}
