using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Batch;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Operations;

/// <summary>Starts or stops continuous DTMF recognition.</summary>
internal sealed class RecognizeDtmf(DtmfRecognitionOperation operation, OperationUri uri)
    : CallOperation<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private readonly string _action = operation == DtmfRecognitionOperation.Start
        ? "startContinuousDtmfRecognition"
        : "stopContinuousDtmfRecognition";

    protected override async Task<RowOutcome<DtmfRecognitionResult>> SendAsync(
        DtmfRecognitionRequest request,
        IBatchContext batch,
        HttpStack http,
        CancellationToken cancellationToken)
    {
        using var message = new CallRequestMessage(
            HttpMethod.Post,
            uri.ForAction(request.CallConnectionId!, _action),
            RequestWriter.Write(request),
            batch);
        Exchange exchange = await Exchange.RunAsync(http, message, cancellationToken).ConfigureAwait(false);
        return Outcome(request, exchange, exchange.Error);
    }

    protected override DtmfRecognitionResult Describe(DtmfRecognitionRequest request, RowStatus status, Exchange exchange, CallingException? error) => new()
    {
        CallConnectionId = request.CallConnectionId,
        TargetParticipant = request.TargetParticipant,
        Operation = operation,
        Status = status,
        StatusCode = exchange.StatusCode,
        ErrorCode = error?.ErrorCode,
        ErrorMessage = error?.Message,
        OperationContext = status == RowStatus.Skipped && request.HasUniqueContext ? null : request.OperationContext,
        HasUniqueContext = request.HasUniqueContext,
        OperationCallbackUri = request.OperationCallbackUri,
        CorrelationId = exchange.CorrelationId,
        ClientRequestId = exchange.ClientRequestId,
        Attempts = exchange.Attempts,
        Duration = exchange.Duration,
        CompletedAt = DateTimeOffset.UtcNow,
    };
}
