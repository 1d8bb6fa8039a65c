using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Operations;

/// <summary>What all operations have in common: a row that cannot be valid is not sent, and every row gets an outcome.</summary>
internal abstract class CallOperation<TRequest, TResult>(HttpStack http) : ICallOperation<TRequest, TResult>
    where TRequest : CallRequest
{
    /// <summary>Gets what requests are sent by.</summary>
    protected HttpStack Http { get; } = http;

    /// <inheritdoc/>
    public Task<RowOutcome<TResult>> ExecuteAsync(TRequest request, IRequestContext context, CancellationToken cancellationToken) =>
        request.Rejection is { } rejection
            ? Task.FromResult(Outcome(request, RowStatus.Failed, default, rejection))
            : SendAsync(request, context, cancellationToken);

    /// <inheritdoc/>
    public RowOutcome<TResult> NotSent(TRequest request, CallingException fatal) =>
        Outcome(request, RowStatus.Failed, default, UnsentRow.Because(fatal)) with { Error = null };

    /// <inheritdoc/>
    public RowOutcome<TResult> Skipped(TRequest request) => Outcome(request, RowStatus.Skipped, default, null);

    /// <summary>Sends a row that nothing is known against.</summary>
    protected abstract Task<RowOutcome<TResult>> SendAsync(TRequest request, IRequestContext context, CancellationToken cancellationToken);

    /// <summary>Makes the result that is reported.</summary>
    protected abstract TResult Describe(TRequest request, string status, Exchange exchange, CallingException? error);

    /// <summary>Makes the outcome of a row whose last exchange is over.</summary>
    protected RowOutcome<TResult> Outcome(TRequest request, Exchange exchange, CallingException? error) =>
        Outcome(request, error is null ? RowStatus.Succeeded : RowStatus.Failed, exchange, error);

    private RowOutcome<TResult> Outcome(TRequest request, string status, Exchange exchange, CallingException? error) =>
        new(Describe(request, status, exchange, error), error, status, IsFatal: exchange.EndsRun || error is { Kind: CallingErrorKind.Credential });
}
