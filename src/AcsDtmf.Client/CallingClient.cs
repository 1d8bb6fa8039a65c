using System;
using System.Threading;
using AcsDtmf.Client.Authentication;
using AcsDtmf.Client.Batch;
using AcsDtmf.Client.Http;
using AcsDtmf.Client.Operations;
using AcsDtmf.Engine;

namespace AcsDtmf.Client;

/// <summary>A connection to one resource: its credential, its HTTP stack, its operations.</summary>
internal sealed class CallingClient : ICallingClient
{
    private readonly CallingClientOptions _options;
    private readonly CallingCredential _credential;
    private readonly Lazy<HttpStack> _http;
    private volatile bool _disposed;

    internal CallingClient(CallingClientOptions options, CallingCredential credential)
    {
        // Whoever connects has read the endpoint by these rules; the credential does not rest on that.
        _ = ServiceEndpoint.Parse(options.Endpoint.OriginalString);
        _options = options;
        _credential = credential;
        _http = new Lazy<HttpStack>(() => new HttpStack(_options, RequestAuthenticator.For(_credential)));
    }

    /// <inheritdoc/>
    public IOrderedBatch<DtmfRecognitionRequest> OpenDtmfRecognitionBatch(
        DtmfRecognitionOperation operation,
        BatchOptions options,
        IBatchSink<DtmfRecognitionRequest, DtmfRecognitionResult> sink,
        CancellationToken cancellationToken) =>
        OpenBatch(new RecognizeDtmf(operation, new OperationUri(_options)), options, sink, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _credential.Dispose();
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    private OrderedBatch<TRequest, TResult> OpenBatch<TRequest, TResult>(
        ICallOperation<TRequest, TResult> operation,
        BatchOptions options,
        IBatchSink<TRequest, TResult> sink,
        CancellationToken cancellationToken)
        where TRequest : CallRequest
    {
        if (_disposed)
        {
            throw ClosedSession.Error();
        }

        return new OrderedBatch<TRequest, TResult>(operation, _http, options, sink, cancellationToken);
    }
}
