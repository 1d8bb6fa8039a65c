using System.Threading;

namespace AcsDtmf.Emulator.Calls;

/// <summary>A participant of a call, with its recognition state.</summary>
/// <param name="rawId">The raw id that identifies the participant in requests.</param>
public sealed class Participant(string rawId)
{
    private Recognition? _recognition;
    private volatile bool _isMuted;
    private volatile bool _isOnHold;
    private int _starts;
    private int _stops;

    /// <summary>Gets the raw id that identifies the participant in requests.</summary>
    public string RawId { get; } = rawId;

    /// <summary>Gets whether the participant is muted.</summary>
    public bool IsMuted
    {
        get => _isMuted;
        init => _isMuted = value;
    }

    /// <summary>Gets whether the participant is on hold.</summary>
    public bool IsOnHold
    {
        get => _isOnHold;
        init => _isOnHold = value;
    }

    /// <summary>Gets whether recognition is active.</summary>
    public bool IsRecognizing => Recognition is not null;

    /// <summary>Gets the number of start requests that were executed.</summary>
    public int Starts => Volatile.Read(ref _starts);

    /// <summary>Gets the number of stop requests that were executed, whether or not recognition was active.</summary>
    public int Stops => Volatile.Read(ref _stops);

    internal Recognition? Recognition => Volatile.Read(ref _recognition);

    internal void Mute() => _isMuted = true;

    internal void Hold() => _isOnHold = true;

    internal void Unhold() => _isOnHold = false;

    internal void Start(Recognition recognition)
    {
        Interlocked.Increment(ref _starts);
        Volatile.Write(ref _recognition, recognition);
    }

    /// <returns>Whether recognition was active.</returns>
    internal bool Stop()
    {
        Interlocked.Increment(ref _stops);
        return End() is not null;
    }

    /// <summary>Ends recognition without a stop request. The end of a call has this effect.</summary>
    internal Recognition? End() => Interlocked.Exchange(ref _recognition, null);
}

/// <summary>Continuous DTMF recognition of one participant, from start to stop.</summary>
internal sealed class Recognition(EventContext context)
{
    private int _lastSequenceId;

    /// <summary>Gets the context of the start request.</summary>
    public EventContext Context => context;

    public int NextSequenceId() => Interlocked.Increment(ref _lastSequenceId);
}
