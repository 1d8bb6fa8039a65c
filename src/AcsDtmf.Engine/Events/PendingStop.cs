namespace AcsDtmf.Engine.Events;

/// <summary>A result on its way through a confirmation.</summary>
internal sealed class PendingStop(DtmfRecognitionResult result, long takenAt)
{
    internal DtmfRecognitionResult Result { get; } = result;

    internal long TakenAt { get; } = takenAt;

    /// <summary>Gets or sets the group that the stop waits in; null when no event can confirm it any more.</summary>
    internal StopGroup? Group { get; set; }

    /// <summary>Gets or sets the event that confirms it.</summary>
    internal CallEvent? Event { get; set; }

    /// <summary>Gets or sets why it is not confirmed.</summary>
    internal CallingException? Error { get; set; }
}
