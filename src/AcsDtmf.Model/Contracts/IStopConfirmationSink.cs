namespace AcsDtmf.Contracts;

/// <summary>Receives the results and messages of a confirmation. All members are called on the thread that calls the confirmation.</summary>
public interface IStopConfirmationSink
{
    /// <summary>Receives the next result, in input order.</summary>
    /// <param name="result">The result, confirmed or not.</param>
    /// <param name="error">Why the stop is not confirmed; null if it is confirmed or if there is nothing to confirm.</param>
    void OnResult(ConfirmedDtmfRecognitionResult result, CallingException? error);

    /// <summary>Receives a message about an action of the confirmation.</summary>
    /// <param name="message">One line of text without secrets.</param>
    void OnVerbose(string message);
}
