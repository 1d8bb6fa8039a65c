using System;

namespace AcsDtmf.Contracts;

/// <summary>
/// Sends rows concurrently and reports them in input order. The batch calls its <see cref="IBatchSink{TRequest, TResult}"/> on the
/// caller's thread, during <see cref="Add"/> and <see cref="Complete"/>.
/// </summary>
/// <typeparam name="TRequest">The type of a row.</typeparam>
/// <remarks>Not thread-safe. Disposing the batch abandons every row that has not been reported.</remarks>
public interface IOrderedBatch<in TRequest> : IDisposable
{
    /// <summary>Gets the progress of the batch.</summary>
    BatchProgress Progress { get; }

    /// <summary>Adds a row, reports the rows that are ready, and returns when the batch can accept another row.</summary>
    /// <param name="request">The row.</param>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    /// <exception cref="CallingException">No further row can succeed, for example because the service refuses the credential. All added rows have been reported.</exception>
    void Add(TRequest request);

    /// <summary>Waits for all added rows and reports them.</summary>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    /// <exception cref="CallingException">No further row can succeed. All added rows have been reported.</exception>
    void Complete();
}
