using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Client.Batch;
using AcsDtmf.Client.Http;
using AcsDtmf.Client.Wire;

namespace AcsDtmf.Client.Operations;

/// <summary>Starts or stops continuous DTMF recognition.</summary>
internal sealed class RecognizeDtmf(DtmfRecognitionOperation operation, OperationUri uri)
    : ICallOperation<DtmfRecognitionRequest, DtmfRecognitionResult>
{
    private readonly string _action = operation == DtmfRecognitionOperation.Start
        ? "startContinuousDtmfRecognition"
        : "stopContinuousDtmfRecognition";

    /// <inheritdoc/>
    public async Task<RowOutcome<DtmfRecognitionResult>> ExecuteAsync(
        DtmfRecognitionRequest request,
        IBatchContext batch,
        Lazy<HttpStack> http,
        CancellationToken cancellationToken)
    {
        if (request.Rejection is { } rejection)
        {
            return new RowOutcome<DtmfRecognitionResult>(Result(request, default, rejection), rejection);
        }

        using var message = new CallRequestMessage(
            HttpMethod.Post,
            uri.ForAction(request.CallConnectionId!, _action),
            RequestWriter.Write(request),
            batch);
        Exchange exchange = await Exchange.RunAsync(http.Value, message, cancellationToken).ConfigureAwait(false);
        return new RowOutcome<DtmfRecognitionResult>(
            Result(request, exchange, exchange.Error),
            exchange.Error,
            IsFatal: exchange.Error is { Kind: CallingErrorKind.Credential });
    }

    /// <inheritdoc/>
    public RowOutcome<DtmfRecognitionResult> NotSent(DtmfRecognitionRequest request, CallingException fatal) =>
        new(Result(request, default, UnsentRow.Because(fatal)), null);

    private DtmfRecognitionResult Result(DtmfRecognitionRequest request, Exchange exchange, CallingException? error) => new()
    {
        CallConnectionId = request.CallConnectionId,
        TargetParticipant = request.TargetParticipant,
        Operation = operation,
        Status = error is null ? RowStatus.Succeeded : RowStatus.Failed,
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
