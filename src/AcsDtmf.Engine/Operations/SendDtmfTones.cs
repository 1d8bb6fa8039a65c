using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Sends tones. Its Repeatability headers, the same on all attempts of a row, keep a retry from being heard twice.</summary>
internal sealed class SendDtmfTones(OperationUri uri) : CallOperation<DtmfToneRequest, DtmfToneResult>
{
    protected override async Task<RowOutcome<DtmfToneResult>> SendAsync(
        DtmfToneRequest request,
        IBatchContext batch,
        HttpStack http,
        CancellationToken cancellationToken)
    {
        using var message = new CallRequestMessage(
            HttpMethod.Post,
            uri.ForAction(request.CallConnectionId!, "sendDtmfTones"),
            RequestWriter.Write(request),
            batch);
        message.Headers.TryAddWithoutValidation("Repeatability-Request-ID", Guid.NewGuid().ToString());
        message.Headers.TryAddWithoutValidation("Repeatability-First-Sent", HttpDate.Now());
        Exchange exchange = await Exchange.RunAsync(http, message, cancellationToken).ConfigureAwait(false);
        return Outcome(request, exchange, exchange.Error);
    }

    protected override DtmfToneResult Describe(DtmfToneRequest request, RowStatus status, Exchange exchange, CallingException? error) => new()
    {
        CallConnectionId = request.CallConnectionId,
        TargetParticipant = request.TargetParticipant,
        Tones = request.Tones.Count == 0 ? null : string.Join(",", request.Tones),
        Status = status,
        StatusCode = exchange.StatusCode,
        ErrorCode = error?.ErrorCode,
        ErrorMessage = error?.Message,
        OperationContext = request.OperationContext,
        OperationCallbackUri = request.OperationCallbackUri,
        CorrelationId = exchange.CorrelationId,
        ClientRequestId = exchange.ClientRequestId,
        Attempts = exchange.Attempts,
        Duration = exchange.Duration,
        CompletedAt = DateTimeOffset.UtcNow,
    };
}
