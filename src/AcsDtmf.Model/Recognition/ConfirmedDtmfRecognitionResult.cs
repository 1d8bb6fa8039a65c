using System;

namespace AcsDtmf;

/// <summary>The outcome of a stop, and whether an event confirms that recognition has stopped. A result that is exported to CSV is valid input again.</summary>
public sealed class ConfirmedDtmfRecognitionResult : DtmfRecognitionResult
{
    /// <summary>Initializes a new instance of the <see cref="ConfirmedDtmfRecognitionResult"/> class.</summary>
    /// <param name="result">The result of the stop.</param>
    /// <param name="stopped">The Stopped event that confirms the stop; null if there is none.</param>
    public ConfirmedDtmfRecognitionResult(DtmfRecognitionResult result, CallEvent? stopped)
        : this(result, stopped, stopped?.Time)
    {
    }

    internal ConfirmedDtmfRecognitionResult(DtmfRecognitionResult result, CallEvent? stopped, DateTimeOffset? confirmedAt)
        : base(result)
    {
        Confirmed = stopped is not null;
        ConfirmedAt = stopped is null || confirmedAt is not { } time ? null : TimeText.Of(time);
        Event = stopped;
    }

    /// <summary>Gets a value indicating whether a ContinuousDtmfRecognitionStopped event confirms the stop.</summary>
    public bool Confirmed { get; }

    /// <summary>
    /// Gets when recognition stopped, in ISO 8601: the time of the event or, if the event contains none, the time of the confirmation; null if
    /// the stop is not confirmed.
    /// </summary>
    public string? ConfirmedAt { get; }

    /// <summary>Gets the event that confirms the stop; null if there is none.</summary>
    public CallEvent? Event { get; }
}
