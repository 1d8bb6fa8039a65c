using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Operations;

/// <summary>The base of all operations. Invalid rows are never sent, and every row gets an outcome.</summary>
internal abstract class CallOperation<TRequest, TResult>(HttpStack http) : ICallOperation<TRequest, TResult>
    where TRequest : CallRequest
{
    /// <summary>Gets the HTTP stack that sends requests.</summary>
    protected HttpStack Http { get; } = http;

    /// <inheritdoc/>
    public Task<RowOutcome<TResult>> ExecuteAsync(TRequest request, IRequestContext context, CancellationToken cancellationToken) =>
        request.Rejection is { } rejection
            ? Task.FromResult(Rejected(request, rejection))
            : SendAsync(request, context, cancellationToken);

    /// <inheritdoc/>
    public RowOutcome<TResult> Rehearse(TRequest request) =>
        request.Rejection is { } rejection ? Rejected(request, rejection) : Outcome(request, RowStatus.WouldSend, default, null);

    /// <inheritdoc/>
    public RowOutcome<TResult> NotSent(TRequest request, CallingException fatal) =>
        Outcome(request, RowStatus.Failed, default, UnsentRow.Because(fatal)) with { Error = null };

    /// <inheritdoc/>
    public virtual RowOutcome<TResult> Skipped(TRequest request, CallResult recorded) => Outcome(request, RowStatus.Skipped, default, null);

    /// <summary>Sends a valid row.</summary>
    protected abstract Task<RowOutcome<TResult>> SendAsync(TRequest request, IRequestContext context, CancellationToken cancellationToken);

    /// <summary>Creates the result of a row.</summary>
    protected abstract TResult Describe(TRequest request, string status, Exchange exchange, CallingException? error);

    /// <summary>Creates the outcome of a row from its last exchange.</summary>
    protected RowOutcome<TResult> Outcome(TRequest request, Exchange exchange, CallingException? error) =>
        Outcome(request, error is null ? RowStatus.Succeeded : RowStatus.Failed, exchange, error);

    private RowOutcome<TResult> Rejected(TRequest request, CallingException rejection) => Outcome(request, RowStatus.Failed, default, rejection);

    private RowOutcome<TResult> Outcome(TRequest request, string status, Exchange exchange, CallingException? error) =>
        new(Describe(request, status, exchange, error), error, status, IsFatal: exchange.EndsRun || error is { Kind: CallingErrorKind.Credential });
}
