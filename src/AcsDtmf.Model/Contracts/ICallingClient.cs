using System;
using System.Collections.Generic;
using System.Threading;

namespace AcsDtmf.Contracts;

/// <summary>A connection to one resource. Safe to use from several threads and by several batches at once.</summary>
public interface ICallingClient : IDisposable
{
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

    /// <summary>Opens a batch that starts or stops continuous DTMF recognition, one request a row.</summary>
    /// <param name="operation">Start or stop.</param>
    /// <param name="options">How wide the batch runs.</param>
    /// <param name="sink">Where results go.</param>
    /// <param name="cancellationToken">Ends all requests and waits of the batch at once.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="CallingException">The client has been disposed.</exception>
    IOrderedBatch<DtmfRecognitionRequest> OpenDtmfRecognitionBatch(
        DtmfRecognitionOperation operation,
        BatchOptions options,
        IBatchSink<DtmfRecognitionRequest, DtmfRecognitionResult> sink,
        CancellationToken cancellationToken);

    /// <summary>Opens a batch that sends tones, one request a row.</summary>
    /// <param name="options">How wide the batch runs.</param>
    /// <param name="sink">Where results go.</param>
    /// <param name="cancellationToken">Ends all requests and waits of the batch at once.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="CallingException">The client has been disposed.</exception>
    IOrderedBatch<DtmfToneRequest> OpenDtmfToneBatch(
        BatchOptions options,
        IBatchSink<DtmfToneRequest, DtmfToneResult> sink,
        CancellationToken cancellationToken);

    /// <summary>Opens a batch that reads calls, one request a row. A failed row's result is null.</summary>
    /// <param name="options">How wide the batch runs.</param>
    /// <param name="sink">Where results go.</param>
    /// <param name="cancellationToken">Ends all requests and waits of the batch at once.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="CallingException">The client has been disposed.</exception>
    IOrderedBatch<CallConnectionRequest> OpenCallConnectionBatch(
        BatchOptions options,
        IBatchSink<CallConnectionRequest, CallConnection?> sink,
        CancellationToken cancellationToken);

    /// <summary>Opens a batch that lists participants, all pages of one call a row. A failed row's result is what had come before it failed.</summary>
    /// <param name="options">How wide the batch runs.</param>
    /// <param name="sink">Where results go.</param>
    /// <param name="cancellationToken">Ends all requests and waits of the batch at once.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="CallingException">The client has been disposed.</exception>
    IOrderedBatch<CallParticipantRequest> OpenCallParticipantBatch(
        BatchOptions options,
        IBatchSink<CallParticipantRequest, IReadOnlyList<CallParticipant>> sink,
        CancellationToken cancellationToken);
}
