namespace AcsDtmf.Contracts;

/// <summary>Where a reader of events reports.</summary>
public interface ICallEventSink
{
    /// <summary>Takes the next event.</summary>
    /// <param name="callEvent">The event.</param>
    void OnEvent(CallEvent callEvent);

    /// <summary>Takes the reason why a part of the text is no event. What comes after that part is still read.</summary>
    /// <param name="error">What is wrong, where, and what to do.</param>
    /// <param name="text">The piece of text that the part is in, or the part itself when it is in several.</param>
    void OnError(CallingException error, string text);
}
