using System;

namespace AcsDtmf;

/// <summary>What became of a row, and whether the service has said that recognition is over. Written to CSV and read back, it is valid input again.</summary>
public sealed class ConfirmedDtmfRecognitionResult : DtmfRecognitionResult
{
    /// <summary>Initializes a new instance of the <see cref="ConfirmedDtmfRecognitionResult"/> class.</summary>
    /// <param name="result">The result of the stop.</param>
    /// <param name="stopped">The Stopped event that confirms it; null when none does.</param>
    public ConfirmedDtmfRecognitionResult(DtmfRecognitionResult result, CallEvent? stopped)
        : this(result, stopped, stopped?.Time)
    {
    }

    internal ConfirmedDtmfRecognitionResult(DtmfRecognitionResult result, CallEvent? stopped, DateTimeOffset? confirmedAt)
        : base(result)
    {
        Confirmed = stopped is not null;
        ConfirmedAt = stopped is null ? null : confirmedAt;
        Event = stopped;
    }

    /// <summary>Gets a value indicating whether a ContinuousDtmfRecognitionStopped event has confirmed the stop.</summary>
    public bool Confirmed { get; }

    /// <summary>Gets when recognition was over, by the event's own time, or by the clock here when it carries none; null when there is no event.</summary>
    public DateTimeOffset? ConfirmedAt { get; }

    /// <summary>Gets the event that confirms the stop; null when there is none.</summary>
    public CallEvent? Event { get; }
}
