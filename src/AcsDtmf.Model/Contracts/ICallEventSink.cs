namespace AcsDtmf.Contracts;

/// <summary>Receives the events that a reader finds.</summary>
public interface ICallEventSink
{
    /// <summary>Receives the next event.</summary>
    /// <param name="callEvent">The event.</param>
    void OnEvent(CallEvent callEvent);

    /// <summary>Receives the error of a part of the text that is not an event. The reader continues after that part.</summary>
    /// <param name="error">The error, with its line and the recommended action.</param>
    /// <param name="text">The piece of text that contains the part, or the part itself if it spans several pieces.</param>
    void OnError(CallingException error, string text);
}
