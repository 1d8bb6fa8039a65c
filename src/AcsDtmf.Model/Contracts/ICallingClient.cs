using System;
using System.Threading;

namespace AcsDtmf.Contracts;

/// <summary>A connection to one resource. Safe to use from several threads and by several batches at once.</summary>
public interface ICallingClient : IDisposable
{
    /// <summary>Gets when the client was opened, in local time.</summary>
    DateTimeOffset ConnectedAt { get; }

    /// <summary>Gets how long the token in use still lives, by this machine's clock; negative when it has expired, null when it does not say.</summary>
    TimeSpan? TokenTimeLeft { get; }

    /// <summary>Gets when the token in use expires, as it says of itself unverified; null when there is none or it does not say.</summary>
    DateTimeOffset? TokenExpiresOn { get; }

    /// <summary>Obtains the first token, for credentials that have to obtain one. Whether the service likes it is not asked.</summary>
    /// <param name="sink">Is told what is done, on the calling thread, where also a token provider is run.</param>
    /// <param name="cancellationToken">Ends all requests and waits at once.</param>
    /// <exception cref="OperationCanceledException">It was cancelled, or the user stopped the token provider.</exception>
    /// <exception cref="CallingException">There is no token, or the client has been disposed.</exception>
    void ObtainToken(IMessageSink sink, CancellationToken cancellationToken);

    /// <summary>Asks the service, by one read that changes nothing, whether it accepts the credential.</summary>
    /// <param name="sink">Is told what is done, on the calling thread.</param>
    /// <param name="cancellationToken">Ends all requests and waits at once.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="CallingException">The service refuses the credential, cannot be reached, or is another one.</exception>
    void Verify(IMessageSink sink, CancellationToken cancellationToken);

    /// <summary>Opens a batch, which sends one request a row.</summary>
    /// <typeparam name="TRequest">A row.</typeparam>
    /// <typeparam name="TResult">The outcome of a row.</typeparam>
    /// <param name="operation">What to do with the rows.</param>
    /// <param name="options">How wide the batch runs, and where its journal is. Only operations whose results are <see cref="CallResult"/>s keep one.</param>
    /// <param name="sink">Where results go.</param>
    /// <param name="cancellationToken">Ends all requests and waits of the batch at once.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="CallingException">The client has been disposed, or the journal cannot be used.</exception>
    IOrderedBatch<TRequest> Open<TRequest, TResult>(
        CallingOperation<TRequest, TResult> operation,
        BatchOptions options,
        IBatchSink<TRequest, TResult> sink,
        CancellationToken cancellationToken)
        where TRequest : CallRequest;
}
