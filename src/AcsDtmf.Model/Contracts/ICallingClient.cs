using System;
using System.Threading;

namespace AcsDtmf.Contracts;

/// <summary>A connection to one resource. Thread-safe; several batches can use it concurrently.</summary>
public interface ICallingClient : IDisposable
{
    /// <summary>Gets when the client was opened, in local time.</summary>
    DateTimeOffset ConnectedAt { get; }

    /// <summary>Gets the time until the current token expires, by this machine's clock; negative if it has expired, null if its expiry is unknown.</summary>
    TimeSpan? TokenTimeLeft { get; }

    /// <summary>Gets when the current token expires, according to the token or its issuer (not verified); null if there is no token or its expiry is unknown.</summary>
    DateTimeOffset? TokenExpiresOn { get; }

    /// <summary>Obtains the first token, if the credential needs one. Does not ask the service to verify it.</summary>
    /// <param name="sink">Receives messages on the calling thread, which also runs a token provider.</param>
    /// <param name="cancellationToken">Cancels all requests and waits immediately.</param>
    /// <exception cref="OperationCanceledException">The operation was cancelled, or the user stopped the token provider.</exception>
    /// <exception cref="CallingException">No token could be obtained, or the client has been disposed.</exception>
    void ObtainToken(IMessageSink sink, CancellationToken cancellationToken);

    /// <summary>Verifies that the service accepts the credential, with one read that changes nothing.</summary>
    /// <param name="sink">Receives messages on the calling thread.</param>
    /// <param name="cancellationToken">Cancels all requests and waits immediately.</param>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    /// <exception cref="CallingException">The service refuses the credential or cannot be reached, or the service at the endpoint is not Call Automation.</exception>
    void Verify(IMessageSink sink, CancellationToken cancellationToken);

    /// <summary>Opens a batch, which runs an operation once for each row.</summary>
    /// <typeparam name="TRequest">The type of a row.</typeparam>
    /// <typeparam name="TResult">The type of the result of a row.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="options">The options of the batch. Only operations whose results are <see cref="CallResult"/>s support a journal.</param>
    /// <param name="sink">Receives the results and messages.</param>
    /// <param name="cancellationToken">Cancels all requests and waits of the batch immediately.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="CallingException">The client has been disposed, or the journal cannot be used.</exception>
    IOrderedBatch<TRequest> Open<TRequest, TResult>(
        CallingOperation<TRequest, TResult> operation,
        BatchOptions options,
        IBatchSink<TRequest, TResult> sink,
        CancellationToken cancellationToken)
        where TRequest : CallRequest;
}
