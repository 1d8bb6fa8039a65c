namespace AcsDtmf.Contracts;

/// <summary>Where the engine says what it does. The methods are called on the thread that called the engine, and on no other.</summary>
public interface IMessageSink
{
    /// <summary>Gets a value indicating whether anybody reads debug messages; they are not even composed when nobody does.</summary>
    bool WantsDebug { get; }

    /// <summary>Takes a line about something that the user did not expect, and that does not end the run.</summary>
    /// <param name="message">One line of text without secrets.</param>
    void OnWarning(string message);

    /// <summary>Takes a line about what is done: a wait, a retry.</summary>
    /// <param name="message">One line of text without secrets.</param>
    void OnVerbose(string message);

    /// <summary>Takes a request and its answer, for whoever looks into a trouble.</summary>
    /// <param name="message">Some lines of text without secrets.</param>
    void OnDebug(string message);
}
