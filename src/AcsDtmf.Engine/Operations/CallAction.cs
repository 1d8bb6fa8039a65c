using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Http;

namespace AcsDtmf.Engine.Operations;

/// <summary>An action on a call: one POST, whose success is its status and nothing to read.</summary>
internal abstract class CallAction<TRequest, TResult>(OperationUri uri, string action) : CallOperation<TRequest, TResult>
    where TRequest : CallRequest
    where TResult : CallResult
{
    protected sealed override async Task<RowOutcome<TResult>> SendAsync(TRequest request, IBatchContext batch, HttpStack http, CancellationToken cancellationToken)
    {
        using var message = new CallRequestMessage(HttpMethod.Post, uri.ForAction(request.CallConnectionId!, action), WriteBody(request), batch);
        AddHeaders(message);
        Exchange exchange = await Exchange.RunAsync(http, message, cancellationToken).ConfigureAwait(false);
        return Outcome(request, exchange, exchange.Error);
    }

    protected sealed override TResult Describe(TRequest request, RowStatus status, Exchange exchange, CallingException? error) =>
        Describe(request, new CallResult
        {
            CallConnectionId = request.CallConnectionId,
            Status = status,
            StatusCode = exchange.StatusCode,
            ErrorCode = error?.ErrorCode,
            ErrorMessage = error?.Message,
            CorrelationId = exchange.CorrelationId,
            ClientRequestId = exchange.ClientRequestId,
            Attempts = exchange.Attempts,
            Duration = exchange.Duration,
            CompletedAt = DateTimeOffset.UtcNow,
        });

    /// <summary>Writes the body; null for an action without one.</summary>
    protected virtual JsonBody? WriteBody(TRequest request) => null;

    /// <summary>Adds the headers that only this action has.</summary>
    protected virtual void AddHeaders(CallRequestMessage message)
    {
    }

    /// <summary>Makes the result that is reported.</summary>
    /// <param name="request">The row.</param>
    /// <param name="common">The properties that all results have.</param>
    protected abstract TResult Describe(TRequest request, CallResult common);
}
