namespace AcsDtmf.Contracts;

/// <summary>Receives the results and messages of a batch. All members are called on the thread that calls the batch.</summary>
/// <typeparam name="TRequest">The type of a row.</typeparam>
/// <typeparam name="TResult">The type of the result of a row.</typeparam>
public interface IBatchSink<in TRequest, in TResult> : IMessageSink
{
    /// <summary>Receives the next result, in input order.</summary>
    /// <param name="request">The row.</param>
    /// <param name="result">The result of the row.</param>
    /// <param name="error">Why the row failed; null if it did not fail, or if the error that ends the run explains it.</param>
    void OnResult(TRequest request, TResult result, CallingException? error);

    /// <summary>Receives the progress of the batch: not during the first second, and at most four times per second afterwards.</summary>
    /// <param name="progress">The progress of the batch.</param>
    void OnProgress(BatchProgress progress);
}
