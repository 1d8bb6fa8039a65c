namespace AcsDtmf.Contracts;

/// <summary>Where a confirmation reports. Every member is called on the thread that works it.</summary>
public interface IStopConfirmationSink
{
    /// <summary>Takes the next result, in input order.</summary>
    /// <param name="result">The result, confirmed or not.</param>
    /// <param name="error">Why it is not confirmed; null when it is, and when there was nothing to confirm.</param>
    void OnResult(ConfirmedDtmfRecognitionResult result, CallingException? error);

    /// <summary>Takes a line about what the confirmation does.</summary>
    /// <param name="message">One line of text without secrets.</param>
    void OnVerbose(string message);
}
