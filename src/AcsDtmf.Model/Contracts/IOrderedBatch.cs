using System;

namespace AcsDtmf.Contracts;

/// <summary>
/// Sends rows concurrently and reports them in input order, on the caller's own thread: whatever the batch has to say, it says
/// to its <see cref="IBatchSink{TRequest, TResult}"/> from within <see cref="Add"/> and <see cref="Complete"/>.
/// </summary>
/// <typeparam name="TRequest">What a row is.</typeparam>
/// <remarks>Belongs to one thread. Disposing it abandons every row that has not been reported.</remarks>
public interface IOrderedBatch<in TRequest> : IDisposable
{
    /// <summary>Gets how far the batch has come.</summary>
    BatchProgress Progress { get; }

    /// <summary>Takes a row, reports what is ready, and returns when there is room for another.</summary>
    /// <param name="request">The row.</param>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    /// <exception cref="CallingException">No further row can succeed, such as when the service refuses the credential; all rows taken have been reported.</exception>
    void Add(TRequest request);

    /// <summary>Waits for all rows taken and reports them.</summary>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    /// <exception cref="CallingException">No further row can succeed; all rows taken have been reported.</exception>
    void Complete();
}
