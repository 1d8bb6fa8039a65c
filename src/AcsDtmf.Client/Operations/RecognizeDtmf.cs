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
            return Outcome(request, RowStatus.Failed, default, rejection);
        }

        using var message = new CallRequestMessage(
            HttpMethod.Post,
            uri.ForAction(request.CallConnectionId!, _action),
            RequestWriter.Write(request),
            batch);
        Exchange exchange = await Exchange.RunAsync(http.Value, message, cancellationToken).ConfigureAwait(false);
        return Outcome(request, exchange.Error is null ? RowStatus.Succeeded : RowStatus.Failed, exchange, exchange.Error) with
        {
            IsFatal = exchange.Error is { Kind: CallingErrorKind.Credential },
        };
    }

    /// <inheritdoc/>
    public RowOutcome<DtmfRecognitionResult> NotSent(DtmfRecognitionRequest request, CallingException fatal) =>
        Outcome(request, RowStatus.Failed, default, UnsentRow.Because(fatal)) with { Error = null };

    /// <summary>Says that the row was not sent because an earlier run has done it.</summary>
    internal RowOutcome<DtmfRecognitionResult> Skipped(DtmfRecognitionRequest request) =>
        Outcome(request, RowStatus.Skipped, default, null);

    private RowOutcome<DtmfRecognitionResult> Outcome(DtmfRecognitionRequest request, RowStatus status, Exchange exchange, CallingException? error)
    {
        var result = new DtmfRecognitionResult
        {
            CallConnectionId = request.CallConnectionId,
            TargetParticipant = request.TargetParticipant,
            Operation = operation,
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
        return new RowOutcome<DtmfRecognitionResult>(result, error, status);
    }
}
