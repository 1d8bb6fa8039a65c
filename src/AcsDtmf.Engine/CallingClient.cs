using System;
using System.Collections.Generic;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Authentication;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Operations;

namespace AcsDtmf.Engine;

/// <summary>A connection to one resource: its credential, its HTTP stack, its operations.</summary>
internal sealed class CallingClient : ICallingClient
{
    private readonly CallingClientOptions _options;
    private readonly OperationUri _uri;
    private readonly IRequestAuthenticator _authenticator;
    private readonly Lazy<HttpStack> _http;
    private volatile bool _disposed;

    internal CallingClient(CallingClientOptions options, CallingCredential credential)
    {
        // Whoever connects has read the endpoint by these rules; the credential does not rest on that.
        _ = ServiceEndpoint.Parse(options.Endpoint.OriginalString);
        _options = options;
        _uri = new OperationUri(options);
        _authenticator = RequestAuthenticator.For(credential);
        _http = new Lazy<HttpStack>(() => new HttpStack(_options, _authenticator));
    }

    /// <inheritdoc/>
    public DateTimeOffset? TokenExpiresOn => _authenticator.TokenExpiresOn;

    /// <inheritdoc/>
    public void ObtainToken(IMessageSink sink, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        SingleRun.Execute(_authenticator.PrepareAsync, sink, cancellationToken);
    }

    /// <inheritdoc/>
    public void Verify(IMessageSink sink, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        var verification = new CredentialVerification(_uri);
        SingleRun.Execute((caller, token) => verification.ExecuteAsync(caller, _http.Value, token), sink, cancellationToken);
    }

    /// <inheritdoc/>
    public IOrderedBatch<DtmfRecognitionRequest> OpenDtmfRecognitionBatch(
        DtmfRecognitionOperation operation,
        BatchOptions options,
        IBatchSink<DtmfRecognitionRequest, DtmfRecognitionResult> sink,
        CancellationToken cancellationToken)
    {
        var recognizeDtmf = new RecognizeDtmf(operation, _uri);
        if (options.JournalPath is not { } journalPath)
        {
            return OpenBatch(recognizeDtmf, null, options, sink, cancellationToken);
        }

        DtmfRecognitionJournal journal = DtmfRecognitionJournal.Open(journalPath, operation, _options.Endpoint);
        return OpenBatch(recognizeDtmf, journal, options, sink, cancellationToken);
    }

    /// <inheritdoc/>
    public IOrderedBatch<DtmfToneRequest> OpenDtmfToneBatch(
        BatchOptions options,
        IBatchSink<DtmfToneRequest, DtmfToneResult> sink,
        CancellationToken cancellationToken) =>
        OpenBatch(new SendDtmfTones(_uri), null, options, sink, cancellationToken);

    /// <inheritdoc/>
    public IOrderedBatch<CallConnectionRequest> OpenCallConnectionBatch(
        BatchOptions options,
        IBatchSink<CallConnectionRequest, CallConnection?> sink,
        CancellationToken cancellationToken) =>
        OpenBatch(new GetCallConnection(_uri), null, options, sink, cancellationToken);

    /// <inheritdoc/>
    public IOrderedBatch<CallParticipantRequest> OpenCallParticipantBatch(
        BatchOptions options,
        IBatchSink<CallParticipantRequest, IReadOnlyList<CallParticipant>> sink,
        CancellationToken cancellationToken) =>
        OpenBatch(new ListCallParticipants(_uri), null, options, sink, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _authenticator.Dispose();
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    private OrderedBatch<TRequest, TResult> OpenBatch<TRequest, TResult>(
        ICallOperation<TRequest, TResult> operation,
        IRowJournal<TRequest, TResult>? journal,
        BatchOptions options,
        IBatchSink<TRequest, TResult> sink,
        CancellationToken cancellationToken)
        where TRequest : CallRequest
    {
        ThrowIfClosed();
        return new(operation, journal, _http, options, sink, cancellationToken);
    }

    private void ThrowIfClosed()
    {
        if (_disposed)
        {
            throw ClosedSession.Error();
        }
    }
}
