using System.Threading;

namespace AcsDtmf.Emulator.Calls;

/// <summary>One participant of a call, with the state of recognition for them.</summary>
/// <param name="rawId">The raw id that requests name the participant by.</param>
public sealed class Participant(string rawId)
{
    private Recognition? _recognition;
    private int _starts;
    private int _stops;

    /// <summary>The raw id that requests name the participant by.</summary>
    public string RawId { get; } = rawId;

    /// <summary>Whether the participant is muted.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Whether the participant is on hold.</summary>
    public bool IsOnHold { get; init; }

    /// <summary>Whether recognition is on.</summary>
    public bool IsRecognizing => Recognition is not null;

    /// <summary>How many start requests were carried out.</summary>
    public int Starts => Volatile.Read(ref _starts);

    /// <summary>How many stop requests were carried out, whether or not recognition was on.</summary>
    public int Stops => Volatile.Read(ref _stops);

    internal Recognition? Recognition => Volatile.Read(ref _recognition);

    internal void Start(Recognition recognition)
    {
        Interlocked.Increment(ref _starts);
        Volatile.Write(ref _recognition, recognition);
    }

    /// <returns>Whether recognition was on.</returns>
    internal bool Stop()
    {
        Interlocked.Increment(ref _stops);
        return End() is not null;
    }

    /// <summary>Ends recognition without a request, as the end of a call does.</summary>
    internal Recognition? End() => Interlocked.Exchange(ref _recognition, null);
}
