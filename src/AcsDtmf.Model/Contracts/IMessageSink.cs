namespace AcsDtmf.Contracts;

/// <summary>Receives the messages of the engine. All members are called on the thread that calls the engine.</summary>
public interface IMessageSink
{
    /// <summary>Gets a value indicating whether debug messages are shown. If not, the engine does not compose them.</summary>
    bool WantsDebug { get; }

    /// <summary>Receives a warning about a condition that does not end the run.</summary>
    /// <param name="message">One line of text without secrets.</param>
    void OnWarning(string message);

    /// <summary>Receives a message about an action of the engine, such as a wait or a retry.</summary>
    /// <param name="message">One line of text without secrets.</param>
    void OnVerbose(string message);

    /// <summary>Receives a request and its response, for troubleshooting.</summary>
    /// <param name="message">Lines of text without secrets.</param>
    void OnDebug(string message);
}
