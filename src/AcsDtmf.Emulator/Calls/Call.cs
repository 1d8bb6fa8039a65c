using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;
using System.Threading;

namespace AcsDtmf.Emulator.Calls;

/// <summary>One call connection.</summary>
public sealed class Call
{
    private readonly string[] _firstRawId;
    private ImmutableArray<Participant> _participants;
    private ImmutableArray<SentTones> _tonesSent = [];
    private volatile CallConnectionState _state = CallConnectionState.Connected;
    private volatile bool _failsTones;
    private int _lastSequenceNumber;

    /// <summary>Creates a connected call.</summary>
    public Call(string callConnectionId, IEnumerable<Participant> participants)
    {
        CallConnectionId = callConnectionId;
        _participants = [.. participants];
        _firstRawId = [.. _participants.Take(1).Select(participant => participant.RawId)];
    }

    /// <summary>Gets the id that identifies the call in requests.</summary>
    public string CallConnectionId { get; }

    /// <summary>Gets the correlation id, which response headers and events of the call contain.</summary>
    public string CorrelationId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>Gets the id of the conversation. The default is derived from the correlation id.</summary>
    [AllowNull]
    public string ServerCallId
    {
        get => field ?? Convert.ToBase64String(Encoding.UTF8.GetBytes("https://conversation.invalid/" + CorrelationId));
        init;
    }

    /// <summary>Gets the callback URI for events of this call. A request can override it.</summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>Gets the context of the request that created the call.</summary>
    internal EventContext Context { get; init; } = EventContext.None;

    /// <summary>Gets the raw id of the caller.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the raw ids of the called participants. The default is the first participant.</summary>
    [AllowNull]
    public IReadOnlyList<string> Targets
    {
        get => field ?? _firstRawId;
        init;
    }

    /// <summary>Gets the participants of the call.</summary>
    public IReadOnlyList<Participant> Participants => _participants;

    /// <summary>Gets or sets the state of the call.</summary>
    public CallConnectionState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Gets or sets whether sending tones in this call causes a SendDtmfTonesFailed event.</summary>
    public bool FailsTones
    {
        get => _failsTones;
        set => _failsTones = value;
    }

    /// <summary>Gets the tone sequences that were sent, in order.</summary>
    public IReadOnlyList<SentTones> TonesSent => _tonesSent;

    /// <summary>Returns the participant with the given raw id, or null.</summary>
    public Participant? FindParticipant(string rawId)
    {
        foreach (Participant participant in _participants)
        {
            if (participant.RawId == rawId)
            {
                return participant;
            }
        }

        return null;
    }

    internal void Add(Participant participant)
    {
        ImmutableInterlocked.Update(ref _participants, static (participants, added) => participants.Add(added), participant);
    }

    internal void Remove(Participant participant)
    {
        ImmutableInterlocked.Update(ref _participants, static (participants, removed) => participants.Remove(removed), participant);
    }

    /// <summary>Counts the updates of the participants.</summary>
    internal int NextSequenceNumber() => Interlocked.Increment(ref _lastSequenceNumber);

    internal void AddTones(SentTones tones)
    {
        ImmutableInterlocked.Update(ref _tonesSent, static (sent, added) => sent.Add(added), tones);
    }
}

/// <summary>A tone sequence that a request sent.</summary>
/// <param name="TargetRawId">The raw id of the participant that received the tones.</param>
/// <param name="Tones">The service's names of the tones.</param>
/// <param name="OperationContext">The operation context of the request.</param>
public sealed record SentTones(string TargetRawId, IReadOnlyList<string> Tones, string? OperationContext);
