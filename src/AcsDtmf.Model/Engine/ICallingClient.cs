using System;
using System.Threading;

namespace AcsDtmf.Engine;

/// <summary>A connection to one resource. Safe to use from several threads and by several batches at once.</summary>
public interface ICallingClient : IDisposable
{
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
}
