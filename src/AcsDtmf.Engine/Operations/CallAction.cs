using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>An action on a call: one POST, whose response body is not read on success.</summary>
internal abstract class CallAction<TRequest, TResult>(RequestPurpose purpose, OperationUri uri, HttpStack http, string action) : CallOperation<TRequest, TResult>(http)
    where TRequest : CallRequest
    where TResult : CallResult
{
    /// <inheritdoc/>
    public sealed override RowOutcome<TResult> Skipped(TRequest request, CallResult recorded)
    {
        // What the journal shortens or masks is the row's own.
        var common = new CallResult(recorded)
        {
            CallConnectionId = request.CallConnectionId,
            Status = RowStatus.Skipped,
            Source = request.Source,
            RecordedContext = (recorded as ParticipantResult)?.OperationContext,
        };
        return new(Describe(request, common), null, RowStatus.Skipped);
    }

    protected sealed override async Task<RowOutcome<TResult>> SendAsync(TRequest request, IRequestContext context, CancellationToken cancellationToken)
    {
        using var message = new CallRequestMessage(purpose, HttpMethod.Post, uri.ForAction(request.CallConnectionId!, action), WriteBody(request), context);
        AddHeaders(message);
        Exchange exchange = await Exchange.RunAsync(Http, message, cancellationToken).ConfigureAwait(false);
        return Outcome(request, exchange, exchange.Error);
    }

    protected sealed override TResult Describe(TRequest request, string status, Exchange exchange, CallingException? error) =>
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
            Duration = TimeText.Of(exchange.Duration),
            CompletedAt = status == RowStatus.WouldSend ? null : TimeText.Of(Http.Clock.GetUtcNow()),
            Source = request.Source,
        });

    /// <summary>Writes the body; null if the action has none.</summary>
    protected virtual byte[]? WriteBody(TRequest request) => null;

    /// <summary>Adds headers that are specific to the action. All attempts share them.</summary>
    protected virtual void AddHeaders(CallRequestMessage message)
    {
    }

    /// <summary>Creates the result of a row.</summary>
    /// <param name="request">The row.</param>
    /// <param name="common">The properties that all results have.</param>
    protected abstract TResult Describe(TRequest request, CallResult common);
}
