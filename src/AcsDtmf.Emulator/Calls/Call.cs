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
    private volatile bool _failsMedia;
    private int _lastSequenceNumber;

    /// <summary>Creates a connected call.</summary>
    public Call(string callConnectionId, IEnumerable<Participant> participants)
    {
        CallConnectionId = callConnectionId;
        _participants = [.. participants];
        _firstRawId = [.. _participants.Take(1).Select(participant => participant.RawId)];
        MediaOperations = new(Lock);
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

    /// <summary>Gets the phone number that called participants see, in E.164 format.</summary>
    public string? SourceCallerIdNumber { get; init; }

    /// <summary>Gets the name that called participants see.</summary>
    public string? SourceDisplayName { get; init; }

    /// <summary>Gets the id of the user who answered the call.</summary>
    public string? AnsweredBy { get; init; }

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

    /// <summary>Gets or sets whether every media operation of this call fails.</summary>
    public bool FailsMedia
    {
        get => _failsMedia;
        set => _failsMedia = value;
    }

    /// <summary>Gets the tone sequences that were sent, in order.</summary>
    public IReadOnlyList<SentTones> TonesSent => _tonesSent;

    /// <summary>Gets the lock that orders the events of the call. It protects the media operations and the invitations.</summary>
    internal Lock Lock { get; } = new();

    internal MediaQueue MediaOperations { get; }

    internal InvitationList Invitations { get; } = new();

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

    /// <summary>Adds a media operation. It starts when the operations before it have ended. A call that has ended ignores it.</summary>
    internal void AddMedia(MediaOperation operation, bool interrupts)
    {
        lock (Lock)
        {
            if (State is not CallConnectionState.Disconnected)
            {
                MediaOperations.Add(operation, interrupts);
            }
        }
    }

    /// <summary>Drops everything that is pending, without an event. A removed call emits no event.</summary>
    internal void Abandon()
    {
        lock (Lock)
        {
            MediaOperations.Clear();
            Invitations.Clear();
        }
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
