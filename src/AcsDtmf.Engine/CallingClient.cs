using System;
using System.Threading;
using AcsDtmf.Contracts;
using AcsDtmf.Engine.Authentication;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Journal;
using AcsDtmf.Engine.Operations;

namespace AcsDtmf.Engine;

/// <summary>A connection to one resource: its credential, its HTTP stack and its operations.</summary>
internal sealed class CallingClient : ICallingClient
{
    private readonly CallingClientOptions _options;
    private readonly OperationUri _uri;
    private readonly OperationTable _operations;
    private readonly IRequestAuthenticator _authenticator;
    private readonly HttpStack _http;
    private readonly TimeProvider _clock;
    private volatile bool _disposed;

    internal CallingClient(CallingClientOptions options, CallingCredential credential, TimeProvider clock)
    {
        // Callers validate the endpoint too, but the credential's safety must not depend on that.
        _ = ServiceEndpoint.Parse(options.Endpoint.OriginalString);
        _options = options;
        _clock = clock;
        _authenticator = RequestAuthenticator.For(credential, clock);
        _http = new HttpStack(options, _authenticator, clock);
        _uri = new OperationUri(options);
        _operations = new OperationTable(_uri, _http);
        ConnectedAt = clock.GetLocalNow();
    }

    /// <inheritdoc/>
    public DateTimeOffset ConnectedAt { get; }

    /// <inheritdoc/>
    public DateTimeOffset? TokenExpiresOn => _authenticator.TokenExpiresOn;

    /// <inheritdoc/>
    public TimeSpan? TokenTimeLeft => TokenExpiresOn - _clock.GetUtcNow();

    /// <inheritdoc/>
    public void ObtainToken(IMessageSink sink, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        SingleRun.Execute(_authenticator.PrepareAsync, sink, _clock, cancellationToken);
    }

    /// <inheritdoc/>
    public void Verify(IMessageSink sink, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        var verification = new CredentialVerification(_uri, _http);
        SingleRun.Execute(verification.ExecuteAsync, sink, _clock, cancellationToken);
    }

    /// <inheritdoc/>
    public IOrderedBatch<TRequest> Open<TRequest, TResult>(
        CallingOperation<TRequest, TResult> operation,
        BatchOptions options,
        IBatchSink<TRequest, TResult> sink,
        CancellationToken cancellationToken)
        where TRequest : CallRequest
    {
        ThrowIfClosed();
        return new OrderedBatch<TRequest, TResult>(_operations.Find(operation), OpenJournal(operation, options, sink), options, sink, _clock, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _authenticator.Dispose();
        _http.Dispose();
    }

    private IRowJournal<TRequest, TResult>? OpenJournal<TRequest, TResult>(CallingOperation<TRequest, TResult> operation, BatchOptions options, IMessageSink sink)
        where TRequest : CallRequest =>
        options.JournalPath is not { } path ? null
            : typeof(CallResult).IsAssignableFrom(typeof(TResult)) ? (IRowJournal<TRequest, TResult>)OpenJournal(path, operation.Name, options.IsRehearsal, sink)
            : throw new ArgumentException($"{operation.Name} does not support a journal.", nameof(options));

    private IRowJournal<CallRequest, CallResult> OpenJournal(string path, string operation, bool isRehearsal, IMessageSink sink) =>
        isRehearsal
            ? RehearsalJournal.Open(path, operation, _options.Endpoint, sink.OnWarning)
            : RowJournal.Open(path, operation, _options.Endpoint, _clock, sink.OnWarning);

    private void ThrowIfClosed()
    {
        if (_disposed)
        {
            throw ClosedSession.Error();
        }
    }
}
