using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;

namespace AcsDtmf.Emulator.Calls;

/// <summary>One call connection, as the service holds it.</summary>
public sealed class Call
{
    private readonly ImmutableArray<Participant> _participants;
    private ImmutableArray<SentTones> _tonesSent = [];
    private volatile CallConnectionState _state = CallConnectionState.Connected;
    private volatile bool _failsTones;

    /// <summary>Creates a connected call.</summary>
    public Call(string callConnectionId, IEnumerable<Participant> participants)
    {
        CallConnectionId = callConnectionId;
        _participants = [.. participants];
    }

    /// <summary>The id that requests name the call by.</summary>
    public string CallConnectionId { get; }

    /// <summary>The id that ties everything about the call together, in headers and events.</summary>
    public string CorrelationId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>The id of the conversation; by default one that follows from the correlation id.</summary>
    [AllowNull]
    public string ServerCallId
    {
        get => field ?? Convert.ToBase64String(Encoding.UTF8.GetBytes("https://conversation.invalid/" + CorrelationId));
        init;
    }

    /// <summary>Where events of this call go unless a request names another place.</summary>
    public Uri? CallbackUri { get; init; }

    /// <summary>The raw id of the caller.</summary>
    public string? Source { get; init; }

    /// <summary>The raw ids of those who were called; by default the first participant.</summary>
    [AllowNull]
    public IReadOnlyList<string> Targets
    {
        get => field ?? [.. _participants.Take(1).Select(participant => participant.RawId)];
        init;
    }

    /// <summary>Everybody in the call.</summary>
    public IReadOnlyList<Participant> Participants => _participants;

    /// <summary>The state of the call.</summary>
    public CallConnectionState State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Whether sending tones in this call ends in a failure event.</summary>
    public bool FailsTones
    {
        get => _failsTones;
        set => _failsTones = value;
    }

    /// <summary>Every series of tones that was sent, in order.</summary>
    public IReadOnlyList<SentTones> TonesSent => _tonesSent;

    /// <summary>The participant with the given raw id, or null.</summary>
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

    internal void AddTones(SentTones tones)
    {
        ImmutableInterlocked.Update(ref _tonesSent, static (sent, added) => sent.Add(added), tones);
    }
}
