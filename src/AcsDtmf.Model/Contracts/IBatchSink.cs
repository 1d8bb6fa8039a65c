namespace AcsDtmf.Contracts;

/// <summary>Where a batch reports. Every member is called on the thread that works the batch.</summary>
/// <typeparam name="TRequest">What a row is.</typeparam>
/// <typeparam name="TResult">What becomes of it.</typeparam>
public interface IBatchSink<in TRequest, in TResult> : IMessageSink
{
    /// <summary>Takes the next result, in input order.</summary>
    /// <param name="request">The row.</param>
    /// <param name="result">Its result.</param>
    /// <param name="error">Why it failed; null when it did not, or when the run's own error says it.</param>
    void OnResult(TRequest request, TResult result, CallingException? error);

    /// <summary>Takes a look at how far the batch has come: not in its first second, and at most four times in each one after it.</summary>
    /// <param name="progress">The state of the batch.</param>
    void OnProgress(BatchProgress progress);
}
