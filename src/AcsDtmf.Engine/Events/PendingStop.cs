namespace AcsDtmf.Engine.Events;

/// <summary>A result that waits to be confirmed and reported.</summary>
internal sealed class PendingStop(DtmfRecognitionResult result, long takenAt)
{
    internal DtmfRecognitionResult Result { get; } = result;

    internal long TakenAt { get; } = takenAt;

    /// <summary>Gets or sets the group in which the stop waits; null if the stop does not wait for an event.</summary>
    internal StopGroup? Group { get; set; }

    /// <summary>Gets or sets the event that confirms the stop.</summary>
    internal CallEvent? Event { get; set; }

    /// <summary>Gets or sets why the stop is not confirmed.</summary>
    internal CallingException? Error { get; set; }
}
